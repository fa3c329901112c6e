package org.spectern.kernels;

import static org.spectern.kernels.RiceMatrix.HEADER;
import static org.spectern.kernels.RiceMatrix.NUMBER;
import static org.spectern.kernels.RiceMatrix.UNIT;
import static org.spectern.kernels.RiceMatrix.WORD;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.RiceGaps;
import org.spectern.kernels.product.SignedListProducts;

/** Writes the code that {@link RiceMatrix} reads. */
final class RiceEncoder {
  /** Plain flags decode faster: packing must save so much of the whole. */
  private static final double WORTH = 0.012;
  /** A block has at least so many bytes, unless the matrix ends: its entry in the index takes 8. */
  private static final int BLOCK_BYTES = 4096;

  private final TernarySource source;
  private final long nonzeros;
  private final int shift;
  private final int units;
  private final int blockRows;
  /** Zeros before each nonzero of a block, and below them a bit for its sign. */
  private long[] gaps = new long[1024];
  private final BitWriter signs = new BitWriter();
  private final BitWriter remainders = new BitWriter();
  private final BitWriter flags = new BitWriter();

  RiceEncoder(final TernarySource source) {
    this.source = source;
    nonzeros = count(source);
    final double density = Math.max(1, nonzeros) / ((double) source.rows() * source.columns());
    final double eps = 1 - density;
    int plain = 0;
    int packed = -1;
    for (int candidate = 0; candidate <= RiceGaps.MOST_SHIFT; candidate++) {
      plain = bits(eps, candidate, false) < bits(eps, plain, false) ? candidate : plain;
      final boolean possible = FlagCode.units(share(eps, candidate)) > 0;
      if (possible && (packed < 0 || bits(eps, candidate, true) < bits(eps, packed, true))) {
        packed = candidate;
      }
    }
    final boolean pack = packed >= 0 && bits(eps, packed, true) < bits(eps, plain, false) * (1 - WORTH);
    shift = pack ? packed : plain;
    units = pack ? FlagCode.units(share(eps, shift)) : 0;
    final double bytes = density * source.columns() * SignedListProducts.BLOCK * bits(eps, shift, pack) / Byte.SIZE;
    final double blocks = Math.min(Math.ceil(BLOCK_BYTES / bytes),
        Math.ceilDiv(source.rows(), SignedListProducts.BLOCK));
    blockRows = SignedListProducts.BLOCK * (int) blocks;
  }

  private static long count(final TernarySource source) {
    final byte[] weights = new byte[source.columns()];
    long count = 0;
    for (int row = 0; row < source.rows(); row++) {
      source.row(row, weights);
      for (int column = 0; column < weights.length; column++) {
        Checks.weight(row, column, weights[column]);
        count += weights[column] & 1;
      }
    }
    return count;
  }

  /** The share of ones among the flags: a gap ends within 2^shift columns. */
  private static double share(final double eps, final int shift) {
    return -Math.expm1(Math.log(eps) * (1 << shift));
  }

  /** Bits per nonzero of a geometric source. */
  private static double bits(final double eps, final int shift, final boolean packed) {
    final double share = share(eps, shift);
    final double perFlag = packed ? FlagCode.of(FlagCode.units(share)).bitsPerFlag(share) : 1;
    return 1 + shift + perFlag / share;
  }

  OffHeap encode() {
    final int blocks = Math.ceilDiv(source.rows(), blockRows);
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    final int[] index = new int[2 * blocks];
    final long base = HEADER + 8L * blocks;
    for (int block = 0; block < blocks; block++) {
      while ((base + body.size()) % UNIT != 0) {
        body.write(0);
      }
      index[2 * block] = Math.toIntExact((base + body.size()) / UNIT);
      final int first = block * blockRows;
      index[2 * block + 1] = block(first, Math.min(source.rows(), first + blockRows), body);
    }
    final byte[] bytes = body.toByteArray();
    final OffHeap memory = OffHeap.allocate(base + bytes.length + RiceGaps.MARGIN);
    final MemorySegment stored = memory.segment();
    stored.set(NUMBER, 0, shift);
    stored.set(NUMBER, 4, units);
    stored.set(NUMBER, 8, blockRows);
    stored.set(NUMBER, 12, RiceGaps.LANES);
    stored.set(WORD, 16, nonzeros);
    for (int at = 0; at < index.length; at++) {
      stored.set(NUMBER, HEADER + 4L * at, index[at]);
    }
    MemorySegment.copy(bytes, 0, stored, ValueLayout.JAVA_BYTE, base, bytes.length);
    return memory;
  }

  private int block(final int from, final int to, final ByteArrayOutputStream body) {
    signs.clear();
    remainders.clear();
    flags.clear();
    final byte[] weights = new byte[source.columns()];
    long gap = 0;
    int count = 0;
    for (int row = from; row < to; row++) {
      source.row(row, weights);
      for (final byte weight : weights) {
        if (weight == 0) {
          gap++;
        } else {
          if (count == gaps.length) {
            gaps = Arrays.copyOf(gaps, 2 * count);
          }
          gaps[count++] = 2 * gap + (weight >>> 31);
          gap = 0;
        }
      }
    }
    for (int number = 0; number < count; number++) {
      final long dealt = gaps[RiceGaps.start(count, number % RiceGaps.LANES) + number / RiceGaps.LANES];
      signs.write((int) dealt & 1, 1);
      remainders.write((int) (dealt >>> 1), shift);
      flags.writeUnary(dealt >>> 1 + shift);
    }
    body.write(signs.bytes(), 0, signs.size());
    body.write(remainders.bytes(), 0, remainders.size());
    final BitWriter last = units == 0 ? flags : packed();
    body.write(last.bytes(), 0, last.size());
    return count;
  }

  private BitWriter packed() {
    final BitWriter target = new BitWriter();
    final FlagCode code = FlagCode.of(units);
    for (int at = 0; at < flags.size(); at++) {
      code.write(flags.bytes()[at] & 0xff, target);
    }
    return target;
  }
}
