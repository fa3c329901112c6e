/** Solvers and kernels of the theory: what it costs to know a network before it is built. */
package org.spectern.jmh.theory;
