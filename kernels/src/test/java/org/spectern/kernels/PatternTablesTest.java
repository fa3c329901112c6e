package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spectern.kernels.product.PatternTable;

/** The law of four weights, counted out. */
class PatternTablesTest {
  /** What cells and rest together give each pattern is p^k (1-p)^(4-k), to the last of 64 digits. */
  @Test
  void patternsHaveTheProbabilitiesOfIndependentWeights() {
    for (final int numerator : new int[]{1, 2, 3, 255, 3277, 6554, 21845, 32767, 32768, 50000, 65534, 65535}) {
      final PatternTable table = PatternTables.of(numerator);
      final long[] units = units(table);
      assertThat(table.rest()[15]).as("rest of %d", numerator).isEqualTo(units[PatternTable.OPEN] << 50);
      for (int pattern = 0; pattern < PatternTable.PATTERNS; pattern++) {
        final int nonzeros = Integer.bitCount(pattern);
        final long rest = table.rest()[pattern] - (pattern == 0 ? 0 : table.rest()[pattern - 1]);
        assertThat(BigInteger.valueOf(units[pattern]).shiftLeft(50).add(BigInteger.valueOf(rest)))
            .as("p=%d / 2^16 pattern=%d", numerator, pattern).isEqualTo(BigInteger.valueOf(numerator).pow(nonzeros)
                .multiply(BigInteger.valueOf(65536 - numerator).pow(4 - nonzeros)));
      }
    }
  }

  /** How many of the 2^14 pairs of a cell and a place choose each pattern. */
  private static long[] units(final PatternTable table) {
    final long[] units = new long[32];
    for (int cell = 0; cell < 256; cell += 4) {
      for (int place = 0; place < 256; place++) {
        units[table.pattern(cell / 4 + cell % 3 * 64, place)]++;
      }
    }
    return units;
  }

  @Test
  void wordsSettleOnPatternsInProportionToTheirRest() {
    final PatternTable table = PatternTables.of(6554);
    final long[] counts = new long[PatternTable.PATTERNS];
    final int steps = 1 << 20;
    IntStream.range(0, steps).forEach(step -> counts[table.settle((long) step << 44)]++);
    for (int pattern = 0; pattern < PatternTable.PATTERNS; pattern++) {
      final double share = (table.rest()[pattern] - (pattern == 0 ? 0 : table.rest()[pattern - 1]))
          / (double) table.rest()[15];
      assertThat((double) counts[pattern]).as("pattern=" + pattern).isBetween(share * steps - 1, share * steps + 1);
    }
    assertThat(table.settle(-1)).as("the last word").isLessThan(PatternTable.PATTERNS);
  }
}
