/** Benchmarks by operation, each beside the dense baselines it is held to. */
package org.spectern.jmh;
