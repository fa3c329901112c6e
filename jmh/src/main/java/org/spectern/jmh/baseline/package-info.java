/**
 * What users would run instead: dense and sparse float32 products, each held to one thread; and the machine's read
 * bandwidth.
 */
package org.spectern.jmh.baseline;
