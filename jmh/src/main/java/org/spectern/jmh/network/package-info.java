/** Whole networks: answering, alone and in batches, beside the dense float32 original, and opening a model file. */
package org.spectern.jmh.network;
