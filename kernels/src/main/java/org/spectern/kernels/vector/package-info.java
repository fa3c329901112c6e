/** The Vector API twin of each kernel; the only package that imports the Vector API. */
package org.spectern.kernels.vector;
