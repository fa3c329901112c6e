package org.spectern.kernels;

/** The types of activations a matrix is multiplied with. */
public enum ActivationKind {
  /** Entries in {0, 1}. */
  BINARY,
  /** Entries in {-1, 0, 1}. */
  TERNARY,
  /** Bytes. */
  INT8,
  /** Single-precision floats. */
  FLOAT32
}
