/** Off-heap storage, 64-byte aligned, with Agrona buffers as its view and a counter of the bytes alive. */
package org.spectern.kernels.memory;
