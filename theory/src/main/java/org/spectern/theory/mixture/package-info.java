/** Gaussian mixtures: sampling and statistics. */
package org.spectern.theory.mixture;
