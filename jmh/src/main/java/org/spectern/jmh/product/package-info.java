/**
 * Products of every layout with every kind of activation, and what surrounds them: packing, fused layers, threads,
 * generation.
 */
package org.spectern.jmh.product;
