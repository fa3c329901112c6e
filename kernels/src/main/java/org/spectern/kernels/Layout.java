package org.spectern.kernels;

/** The ways of storing a ternary matrix; each serves every product. */
public enum Layout {
  /**
   * Two bits per weight, a nonzero plane and a sign plane, rows in lanes: for binary, ternary and narrow int8
   * activations.
   */
  BIT_PLANES,
  /** 1.6 bits per weight, five weights per byte: for ternary activations once the matrix leaves the cache. */
  FIVE_TRIT,
  /** 1.78 bits per weight, three weights per five-bit code: for int8 and float32 activations. */
  THREE_TRIT,
  /** The columns of the nonzero weights, 16 or 32 bits each: for sparse matrices and for batches. */
  SIGNED_LISTS,
  /** Golomb-Rice codes of the gaps between nonzero weights: the smallest form that holds any matrix. */
  RICE,
  /** One seed: the weights are drawn anew whenever they are needed. */
  SEEDED
}
