/** Exact conjugate and neural tangent kernels, their recursions and asymptotic equivalents. */
package org.spectern.theory.kernel;
