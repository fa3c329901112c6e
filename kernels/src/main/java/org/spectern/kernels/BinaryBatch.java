package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** Vectors with entries in {0, 1}; the words of eight inputs lie beside each other, tile after tile. */
public final class BinaryBatch extends Activations {
  private BinaryBatch(final int columns, final int batch) {
    super(columns, batch, Bits.tiledWords(words(columns), batch) * Long.BYTES);
  }

  /** Returns a batch of zeros. */
  public static BinaryBatch allocate(final int columns, final int batch) {
    checkSize(columns, batch);
    return new BinaryBatch(columns, batch);
  }

  /** Returns an element of an input, 0 or 1. */
  public int get(final int input, final int element) {
    return Bits.get(segment(), word(input, element), element);
  }

  /** Sets an element of an input to 0 or 1. */
  public void set(final int input, final int element, final int value) {
    Checks.index("value", value, 2);
    Bits.set(segment(), word(input, element), element, value);
  }

  /** Copies a vector of the same length to one input. */
  public void copyFrom(final int input, final BinaryVector x) {
    Checks.index("input", input, batch);
    Checks.equal("x.length", x.length(), columns);
    for (int word = 0; word < words(columns); word++) {
      segment().setAtIndex(JAVA_LONG, Bits.tiled(words(columns), input, word), x.segment().getAtIndex(JAVA_LONG, word));
    }
  }

  /** Copies {@link #length()} values, each 0 or 1, to one input. */
  public void copyFrom(final int input, final byte[] values) {
    Checks.index("input", input, batch);
    Checks.equal("values.length", values.length, columns);
    final MemorySegment target = segment();
    for (int word = 0; word < words(columns); word++) {
      target.setAtIndex(JAVA_LONG, Bits.tiled(words(columns), input, word), Bits.pack(values, word * Long.SIZE));
    }
  }

  private long word(final int input, final int element) {
    Checks.index("input", input, batch);
    Checks.index("element", element, columns);
    return Bits.tiled(words(columns), input, element / Long.SIZE);
  }
}
