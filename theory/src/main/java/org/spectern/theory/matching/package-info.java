/** Solvers that match activations of few levels to given ones, and the bounds on what can be matched. */
package org.spectern.theory.matching;
