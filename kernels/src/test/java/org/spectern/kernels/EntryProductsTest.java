package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectern.kernels.product.EntryProducts;
import org.spectern.kernels.scalar.ScalarEntryProducts;

/** Batches of bits and trits side by side: the kernel in use, its scalar twin, and sums taken one element at a time. */
class EntryProductsTest {
  private static final int SEED = 21;

  @Test
  void inputsSpreadToTheirElementsAndNegatives() {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (final int columns : new int[]{1, 63, 64, 65, 200}) {
      for (final int batch : new int[]{1, 7, 64, 70}) {
        try (TernaryBatch trits = TernaryBatch.allocate(columns, batch);
            BinaryBatch bits = BinaryBatch.allocate(columns, batch)) {
          for (int input = 0; input < batch; input++) {
            for (int column = 0; column < columns; column++) {
              trits.set(input, column, random.nextInt(3) - 1);
              bits.set(input, column, random.nextInt(2));
            }
          }
          for (final EntryProducts kernel : kernels()) {
            for (int first = 0; first < batch; first += EntryProducts.INPUTS) {
              checkSpread(kernel, trits, bits, columns, first, Math.min(EntryProducts.INPUTS, batch - first));
            }
          }
        }
      }
    }
  }

  private static EntryProducts[] kernels() {
    return new EntryProducts[]{new ScalarEntryProducts(), Provider.kernels().entries()};
  }

  private static void checkSpread(final EntryProducts kernel, final TernaryBatch trits, final BinaryBatch bits,
      final int columns, final int first, final int inputs) {
    try (Arena arena = Arena.ofConfined()) {
      final MemorySegment out = arena.allocate(64 + 2L * columns * EntryProducts.INPUTS, 64);
      for (final boolean signed : new boolean[]{true, false}) {
        kernel.spread(signed ? trits.segment() : bits.segment(), signed, columns, first, inputs, out, 64);
        for (int column = 0; column < columns; column++) {
          for (int lane = 0; lane < EntryProducts.INPUTS; lane++) {
            final int expected = lane >= inputs ? 0
                : signed ? trits.get(first + lane, column) : bits.get(first + lane, column);
            final long at = 64 + 2L * column * EntryProducts.INPUTS + lane;
            assertThat((int) out.get(ValueLayout.JAVA_BYTE, at)).as("%d columns, column %d, lane %d, seed=%d", columns,
                column, lane, SEED).isEqualTo(expected);
            assertThat((int) out.get(ValueLayout.JAVA_BYTE, at + EntryProducts.INPUTS)).isEqualTo(-expected);
          }
        }
      }
    }
  }

  /** Rows from none to a thousand nonzeros, all of one sign among them: more than a byte holds. */
  @Test
  void sumsOfAnyLengthAreExact() {
    final SplittableRandom random = new SplittableRandom(SEED);
    final int[] lengths = {0, 1, 126, 127, 128, 254, 255, 1000, 3, 0, 500, 2, 2, 2, 2, 2, 127, 381, 9};
    final int columns = 50;
    int count = 0;
    final int[] ends = new int[lengths.length];
    for (int row = 0; row < lengths.length; row++) {
      count += lengths[row];
      ends[row] = count;
    }
    try (Arena arena = Arena.ofConfined()) {
      for (final boolean extreme : new boolean[]{true, false}) {
        final MemorySegment x = arena.allocate(64 + 2L * columns * EntryProducts.INPUTS, 64);
        for (long at = 64; at < x.byteSize(); at++) {
          x.set(ValueLayout.JAVA_BYTE, at, (byte) (extreme ? -1 : random.nextInt(3) - 1));
        }
        final int[] entries = random.ints(count, 0, 2 * columns).toArray();
        for (final int inputs : new int[]{1, 13, 64}) {
          final int stride = lengths.length + 3;
          final int[] expected = new int[5 + inputs * stride];
          for (int input = 0; input < inputs; input++) {
            for (int row = 0, at = 0; row < lengths.length; row++) {
              for (; at < ends[row]; at++) {
                expected[5 + input * stride + row] += x.get(ValueLayout.JAVA_BYTE,
                    64 + (long) entries[at] * EntryProducts.INPUTS + input);
              }
            }
          }
          for (final EntryProducts kernel : kernels()) {
            final int[] y = new int[expected.length];
            kernel.times(entries, ends, lengths.length, x, 64, inputs, y, 5, stride);
            assertThat(y).as("%s, %d inputs, extreme=%s, seed=%d", kernel.getClass().getSimpleName(), inputs, extreme,
                SEED).isEqualTo(expected);
          }
        }
      }
    }
  }
}
