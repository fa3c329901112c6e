/** Operator norms, eigenvalue histograms and leading eigenvectors. */
package org.spectern.theory.spectrum;
