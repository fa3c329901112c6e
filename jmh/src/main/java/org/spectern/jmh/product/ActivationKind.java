package org.spectern.jmh.product;

import java.util.SplittableRandom;

/** The kinds of vectors that a matrix is multiplied by. */
public enum ActivationKind {
  /** 0 or 1. */
  BINARY(0, 1),
  /** −1, 0 or 1. */
  TERNARY(-1, 1),
  /** Bytes. */
  INT8(-127, 127),
  /** Floats; whole numbers here, so that every order of summation gives the same result. */
  FLOAT32(-7, 7);

  private final int least;
  private final int most;

  ActivationKind(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** Random values of this kind, a function of the seed. */
  byte[] values(int length, long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final byte[] values = new byte[length];
    for (int i = 0; i < length; i++) {
      values[i] = (byte) random.nextInt(least, most + 1);
    }
    return values;
  }
}
