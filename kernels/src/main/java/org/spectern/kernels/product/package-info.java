/**
 * What a kernel computes, apart from how: one interface per layout, implemented once in plain Java and once in vectors.
 */
package org.spectern.kernels.product;
