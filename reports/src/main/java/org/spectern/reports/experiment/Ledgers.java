package org.spectern.reports.experiment;

/**
 * The three ledgers of memory, theory.md section 6. The first is the paper's formula; the others are measured.
 *
 * @param paperBits 2 · nonzero weights + 2 · Σd, or 32 · weights + 32 · Σd for a dense net
 * @param fileBytes length of the file with everything the net needs to answer
 * @param offHeapBytes off-heap memory held while answering
 * @param heapBytes objects on the heap while answering, by JOL
 * @param scratchBytes off-heap scratch of one thread that answers, the room where weights are decoded included
 */
public record Ledgers(long paperBits, long fileBytes, long offHeapBytes, long heapBytes, long scratchBytes) {
  /** Everything held while answering. */
  public long residentBytes() {
    return offHeapBytes + heapBytes + scratchBytes;
  }

  /** The paper's count of a net with ternary weights, 2 bits each, and 2 bits per activation. */
  public static long paperBitsTernary(long nonzeros, int[] widths) {
    return paperBits(2, nonzeros, 2, widths);
  }

  /** The paper's count of a float32 net. */
  public static long paperBitsDense(long weights, int[] widths) {
    return paperBits(32, weights, 32, widths);
  }

  /**
   * The paper's count of any net.
   *
   * @param weightBits of a nonzero weight, readout included
   * @param activationBits of a neuron
   */
  public static long paperBits(int weightBits, long nonzeros, int activationBits, int[] widths) {
    return weightBits * nonzeros + activationBits * activations(widths);
  }

  private static long activations(int[] widths) {
    long sum = 0;
    for (final int width : widths) {
      sum += width;
    }
    return sum;
  }
}
