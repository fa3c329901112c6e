/** One plain twin per kernel: the reference that the vector twins are tested against, and what runs without vectors. */
package org.spectern.kernels.scalar;
