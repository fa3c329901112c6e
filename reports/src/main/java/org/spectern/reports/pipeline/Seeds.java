package org.spectern.reports.pipeline;

/** Derives the seed of every stream from the one seed a user gives. */
final class Seeds {
  private Seeds() {}

  /** Seed of one row of one layer's weights. */
  static long row(long seed, int layer, int row) {
    return mixed(layer(seed, layer) + row);
  }

  /** Seed of one layer's weights. */
  static long layer(long seed, int layer) {
    return mixed(mixed(seed) + layer);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbours in, unrelated out. */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
