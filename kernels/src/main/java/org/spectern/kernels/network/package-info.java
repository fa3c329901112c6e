/**
 * A compressed network: ternary layers with step activations, a quantised readout, inference without allocation, and
 * the model file that holds all of it.
 */
package org.spectern.kernels.network;
