package org.spectern.kernels.vector;

import static org.spectern.kernels.product.BitPlaneProducts.TILE;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.Packing;
import org.spectern.kernels.scalar.ScalarPacking;

/** Conversions of activations, a vector of them at a time; what is left at the end goes to the scalar twin. */
public final class VectorPacking implements Packing {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final int LANES = INTS.length();
  /** As many bytes as an int vector has lanes, or 64 bits where that is less than any vector has. */
  private static final VectorSpecies<Byte> NARROW = VectorSpecies.of(byte.class,
      VectorShape.forBitSize(Math.max(64, LANES * Byte.SIZE)));

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final float MOST = Byte.MAX_VALUE;
  private static final float ROUNDING = 0x1.8p23f;
  private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);
  /** Lanes of the vectors in which elements alternate with their negatives. */
  private static final int WIDE = 16;
  private static final IntVector ALTERNATE = IntVector.zero(INTS).addIndex(1).and(1).mul(-2).add(1);
  private static final FloatVector SIGNS = (FloatVector) ALTERNATE.convert(VectorOperators.I2F, 0);
  private static final VectorShuffle<Float> FIRST_HALF = VectorShuffle.fromOp(FLOATS, lane -> lane / 2);
  private static final VectorShuffle<Float> SECOND_HALF = VectorShuffle.fromOp(FLOATS,
      lane -> (lane + FLOATS.length()) / 2);

  private final ScalarPacking remainder = new ScalarPacking();

  @Override
  public void levels(final int[] y, final int offset, final int[] thresholds, final int rows, final byte[] levels,
      final MemorySegment out, final long outOffset, final int from, final int to) {
    final int vectors = LANES * Byte.SIZE < 64 ? 0 : (to - from) / LANES;
    final int end = from + vectors * LANES;
    final long target = Native.address(out) + outOffset;
    for (int row = from; row < end; row += LANES) {
      IntVector level = IntVector.broadcast(INTS, levels[0]);
      final IntVector values = IntVector.fromArray(INTS, y, offset + row);
      for (int threshold = 0; threshold < levels.length - 1; threshold++) {
        final VectorMask<Integer> above = values.compare(VectorOperators.GT,
            IntVector.fromArray(INTS, thresholds, threshold * rows + row));
        level = level.add(levels[threshold + 1] - levels[threshold], above);
      }
      ((ByteVector) level.convertShape(VectorOperators.I2B, NARROW, 0)).intoMemorySegment(MEMORY,
          target + row & ADDRESS, LITTLE);
    }
    remainder.levels(y, offset, thresholds, rows, levels, out, outOffset, end, to);
  }

  @Override
  public void bits(final int[] y, final int offset, final int[] thresholds, final int rows, final byte[] levels,
      final MemorySegment out, final long first, final int stride, final int from, final int to) {
    final int end = to - (to - from) % Long.SIZE;
    for (int start = from; start < end; start += Long.SIZE) {
      long word = 0;
      for (int row = start; row < start + Long.SIZE; row += LANES) {
        long bits = levels[0] == 0 ? 0 : -1;
        final IntVector values = IntVector.fromArray(INTS, y, offset + row);
        for (int threshold = 0; threshold < levels.length - 1; threshold++) {
          final long above = values
              .compare(VectorOperators.GT, IntVector.fromArray(INTS, thresholds, threshold * rows + row)).toLong();
          // Thresholds ascend, so each one passed switches from its lower to its upper level.
          bits ^= levels[threshold] == levels[threshold + 1] ? 0 : above;
        }
        word |= (bits & (1L << LANES) - 1) << row;
      }
      out.setAtIndex(ValueLayout.JAVA_LONG, first + (long) start / Long.SIZE * stride, word);
    }
    remainder.bits(y, offset, thresholds, rows, levels, out, first, stride, end, to);
  }

  @Override
  public void planes(final MemorySegment bytes, final long bytesOffset, final int words, final int depth,
      final MemorySegment out, final int first) {
    final long source = Native.address(bytes) + bytesOffset;
    for (int plane = 0; plane < depth; plane++) {
      final byte bit = (byte) (1 << plane);
      final int vector = first + plane;
      for (int word = 0; word < words; word++) {
        long bits = 0;
        for (int column = 0; column < Long.SIZE; column += BYTES.length()) {
          final long at = source + (long) word * Long.SIZE + column & ADDRESS;
          bits |= ByteVector.fromMemorySegment(BYTES, MEMORY, at, LITTLE).and(bit).compare(VectorOperators.NE, 0)
              .toLong() << column;
        }
        out.setAtIndex(ValueLayout.JAVA_LONG, ((long) (vector / TILE) * words + word) * TILE + vector % TILE, bits);
      }
    }
  }

  /**
   * Adding 1.5 * 2^23 rounds a float that lies near zero to a whole number, ties to even. The clamp comes first: it
   * keeps every float near zero, and as both bounds are whole it commutes with rounding.
   */
  @Override
  public void quantise(final float[] x, final float scale, final MemorySegment out, final long outOffset) {
    final int end = LANES * Byte.SIZE < 64 ? 0 : x.length / LANES * LANES;
    final long target = Native.address(out) + outOffset;
    for (int element = 0; element < end; element += LANES) {
      final FloatVector scaled = FloatVector.fromArray(FLOATS, x, element).mul(scale);
      final VectorMask<Float> number = scaled.compare(VectorOperators.EQ, scaled);
      final FloatVector near = scaled.min(MOST).max(-MOST).add(ROUNDING);
      final IntVector rounded = near.reinterpretAsInts().sub(ROUNDING_BITS);
      ((ByteVector) IntVector.zero(INTS).blend(rounded, number.cast(INTS)).convertShape(VectorOperators.I2B, NARROW, 0))
          .intoMemorySegment(MEMORY, target + element & ADDRESS, LITTLE);
    }
    remainder.quantise(x, scale, out, outOffset, end);
  }

  @Override
  public void alternate(final MemorySegment words, final boolean signed, final int columns, final int[] out) {
    if (LANES != WIDE) {
      remainder.alternate(words, signed, columns, out);
      return;
    }
    final long source = Native.address(words);
    final long stride = signed ? 2 * Long.BYTES : Long.BYTES;
    for (int word = 0; word < Math.ceilDiv(columns, Long.SIZE); word++) {
      long nonzero = Native.longAt(source + word * stride & ADDRESS);
      long sign = signed ? Native.longAt(source + word * stride + Long.BYTES & ADDRESS) : 0;
      for (int at = 2 * Long.SIZE * word; at < 2 * Long.SIZE * (word + 1); at += WIDE) {
        IntVector.zero(INTS).blend(ALTERNATE, VectorMask.fromLong(INTS, twice(nonzero)))
            .blend(ALTERNATE.neg(), VectorMask.fromLong(INTS, twice(sign))).intoArray(out, at);
        nonzero >>>= Byte.SIZE;
        sign >>>= Byte.SIZE;
      }
    }
  }

  /** Each of the eight lowest bits for two lanes. */
  private static long twice(final long bits) {
    return 3 * Long.expand(bits, 0x5555);
  }

  @Override
  public void alternate(final MemorySegment x, final int columns, final float[] out) {
    final int end = LANES == WIDE ? columns - columns % WIDE : 0;
    final long source = Native.address(x);
    for (int column = 0; column < end; column += WIDE) {
      final FloatVector values = FloatVector.fromMemorySegment(FLOATS, MEMORY,
          source + (long) column * Float.BYTES & ADDRESS, LITTLE);
      values.rearrange(FIRST_HALF).mul(SIGNS).intoArray(out, 2 * column);
      values.rearrange(SECOND_HALF).mul(SIGNS).intoArray(out, 2 * column + WIDE);
    }
    for (int column = end; column < columns; column++) {
      final float value = Native.floatAt(source + (long) column * Float.BYTES & ADDRESS);
      out[2 * column] = value;
      out[2 * column + 1] = -value;
    }
  }

  @Override
  public void mirror(final MemorySegment words, final long first, final int stride, final boolean signed,
      final int columns, final int mirror, final int[] out) {
    if (LANES != WIDE) {
      remainder.mirror(words, first, stride, signed, columns, mirror, out);
      return;
    }
    final int end = Math.ceilDiv(columns, Long.SIZE);
    final long source = Native.address(words) + first * Long.BYTES;
    for (int side = 0; side < 2; side++) {
      final IntVector one = IntVector.broadcast(INTS, 1 - 2 * side);
      for (int word = 0; word < end; word++) {
        final long at = source + (long) word * stride * Long.BYTES;
        final long nonzero = Native.longAt(at & ADDRESS);
        final long sign = signed ? Native.longAt(at + Long.BYTES & ADDRESS) : 0;
        for (int column = 0; column < Long.SIZE; column += WIDE) {
          one.sub(one).blend(one, VectorMask.fromLong(INTS, nonzero >>> column & 0xffff))
              .blend(one.neg(), VectorMask.fromLong(INTS, sign >>> column & 0xffff)).intoArray(out,
                  side * mirror + word * Long.SIZE + column);
        }
      }
    }
  }
}
