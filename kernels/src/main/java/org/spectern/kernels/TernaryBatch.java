package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * Vectors with entries in {-1, 0, 1}; the (nonzero, sign) words of eight inputs lie beside each other, tile after tile.
 */
public final class TernaryBatch extends Activations {
  private TernaryBatch(final int columns, final int batch) {
    super(columns, batch, 2 * Bits.tiledWords(words(columns), batch) * Long.BYTES);
  }

  /** Returns a batch of zeros. */
  public static TernaryBatch allocate(final int columns, final int batch) {
    checkSize(columns, batch);
    return new TernaryBatch(columns, batch);
  }

  /** Returns an element of an input, -1, 0 or 1. */
  public int get(final int input, final int element) {
    final long word = word(input, element);
    return Bits.get(segment(), word, element) - 2 * Bits.get(segment(), word + 1, element);
  }

  /** Sets an element of an input to -1, 0 or 1. */
  public void set(final int input, final int element, final int value) {
    Checks.index("value + 1", value + 1, 3);
    final long word = word(input, element);
    Bits.set(segment(), word, element, value & 1);
    Bits.set(segment(), word + 1, element, value >>> 31);
  }

  /** Copies a vector of the same length to one input. */
  public void copyFrom(final int input, final TernaryVector x) {
    Checks.index("input", input, batch);
    Checks.equal("x.length", x.length(), columns);
    for (int word = 0; word < words(columns); word++) {
      final long to = 2 * Bits.tiled(words(columns), input, word);
      segment().setAtIndex(JAVA_LONG, to, x.segment().getAtIndex(JAVA_LONG, 2L * word));
      segment().setAtIndex(JAVA_LONG, to + 1, x.segment().getAtIndex(JAVA_LONG, 2L * word + 1));
    }
  }

  private long word(final int input, final int element) {
    Checks.index("input", input, batch);
    Checks.index("element", element, columns);
    return 2 * Bits.tiled(words(columns), input, element / Long.SIZE);
  }
}
