/** Ternary matrices, their layouts and products, and the choice of provider. */
package org.spectern.kernels;
