package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** The alias tables of gaps, counted out, against the geometric law in decimals. */
class GapTablesTest {
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal UNITS = BigDecimal.valueOf(1L << 31);

  @Test
  void everyGapIsAtMostSoLongAsOftenAsTheGeometricLawSaysRoundedDown() {
    for (final double eps : new double[]{0.95, 0.96875, 0.99, 0.998, 0.9999, 0.9999999, 1 - 0x1p-32}) {
      final long numerator = Math.round((1 - eps) * 0x1p32);
      final BigDecimal zero = BigDecimal.ONE
          .subtract(BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(1L << 32)));
      final long[] frequencies = GapTables.frequencies(GapTables.of(numerator));
      BigDecimal tail = BigDecimal.ONE;
      long below = 0;
      for (int gap = 0; gap < frequencies.length - 1; gap++) {
        tail = tail.multiply(zero, DIGITS);
        below += frequencies[gap];
        assertThat(below).as("eps=%s gap=%d", eps, gap)
            .isEqualTo(BigDecimal.ONE.subtract(tail).multiply(UNITS).setScale(0, RoundingMode.FLOOR).longValueExact());
      }
      assertThat(below + frequencies[frequencies.length - 1]).as("eps=" + eps).isEqualTo(1L << 31);
    }
  }
}
