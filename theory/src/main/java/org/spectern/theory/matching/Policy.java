package org.spectern.theory.matching;

/** How the activations of a compressed network are chosen. */
public sealed interface Policy {

  /** sigma_T in every layer: p1², p2² and d3 exactly, the variance as it falls out. */
  record OneBit() implements Policy {}

  /** sigma_T in every layer with the least variance: p1² and p2² exactly, d3 and the variance as they fall out. */
  record LeastVarianceOneBit() implements Policy {}

  /**
   * N real levels in every layer, of least variance: p1² and p2² exactly.
   *
   * @param count N, at least 2
   */
  record Levels(int count) implements Policy {
    /** Checks the count. */
    public Levels {
      requireCount(count);
    }
  }

  /**
   * N levels that are integers times one scale, of least variance: p1² and p2² exactly.
   *
   * @param count N, at least 2
   * @param largest largest magnitude of an integer, 1 to 127
   */
  record IntegerLevels(int count, int largest) implements Policy {
    /** Checks count and size. */
    public IntegerLevels {
      requireCount(count);
      if (largest < 1 || largest > 127) {
        throw new IllegalArgumentException("largest must lie in 1..127: largest=" + largest);
      }
    }
  }

  /**
   * All four equations exactly, in every layer, with the fewest real levels: tau~ = tau, no ridge. A layer for which no
   * such match is found is an error.
   *
   * @param mostLevels the largest N to try, at least 2
   */
  record Exact(int mostLevels) implements Policy {
    /** Checks the count. */
    public Exact {
      requireCount(mostLevels);
    }
  }

  /**
   * At most 2^bits equally spaced levels in every layer: p1² and p2² exactly, with the least variance found.
   *
   * @param bits 1 to 6
   */
  record Uniform(int bits) implements Policy {
    /** Checks the bits. */
    public Uniform {
      if (bits < 1 || bits > 6) {
        throw new IllegalArgumentException("bits must lie in 1..6: bits=" + bits);
      }
    }
  }

  /**
   * The paper's Algorithm 1: sigma_T in the hidden layers, sigma_Q in the last. Where no sigma_Q meets all four
   * equations, the last layer gets the one of least variance that meets p1² and p2², and its feasibility says so.
   */
  record SigmaQLast() implements Policy {}

  /**
   * As the authors' code solves their Algorithm 1: sigma_T in the hidden layers, and in the last a sigma_Q with b1 = b2
   * given and thresholds of least squared misfit in p1², p2², d3 and the variance. Where no such sigma_Q meets all
   * four, p1 is given up for the others.
   */
  record AuthorsSigmaQLast() implements Policy {}

  private static void requireCount(int count) {
    if (count < 2 || count > 64) {
      throw new IllegalArgumentException("levels must lie in 2..64: levels=" + count);
    }
  }
}
