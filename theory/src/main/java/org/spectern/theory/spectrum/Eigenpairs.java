package org.spectern.theory.spectrum;

/**
 * Eigenvalues and eigenvectors.
 *
 * @param values in the order their source states
 * @param vectors one unit vector per value: {@code vectors[k]} belongs to {@code values[k]}; empty if not asked for
 */
public record Eigenpairs(double[] values, double[][] vectors) {}
