/** Moments of activations under a Gaussian: closed forms, and quadrature split at jumps. */
package org.spectern.theory.gaussian;
