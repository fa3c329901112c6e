package org.spectern.kernels;

/**
 * Names a family of seeded matrices.
 *
 * @param high upper 64 bits
 * @param low lower 64 bits
 */
public record Seed(long high, long low) {}
