package org.spectern.kernels.vector;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.spectern.kernels.product.FiveTritProducts.CODES;
import static org.spectern.kernels.product.FiveTritProducts.MOST;
import static org.spectern.kernels.product.FiveTritProducts.TRITS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The products of every five activations with every five weights. */
final class FiveTritTables {
  private FiveTritTables() {}

  /**
   * One table for each activation code; entry i, for weights whose number is i, is {@code bias + product - i}.
   *
   * @param stride bytes from one table to the next
   * @param bias added to every entry
   */
  static MemorySegment biased(final int stride, final int bias) {
    final MemorySegment tables = Arena.global().allocate((long) CODES * stride, 64);
    for (int active = 0; active < CODES; active++) {
      for (int weights = 0; weights <= MOST; weights++) {
        final int entry = bias + product(MOST + weights, active) - weights;
        tables.set(JAVA_BYTE, (long) active * stride + weights, (byte) entry);
      }
    }
    return tables;
  }

  private static int product(final int weights, final int active) {
    int sum = 0;
    for (int digit = 0, power = 1; digit < TRITS; digit++, power *= 3) {
      sum += (weights / power % 3 - 1) * (active / power % 3 - 1);
    }
    return sum;
  }
}
