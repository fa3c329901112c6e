/** The original activations and piecewise constant ones; each knows its moments. */
package org.spectern.theory.activation;
