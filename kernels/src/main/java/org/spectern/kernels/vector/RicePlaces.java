package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.RiceBlock;

/**
 * Places of the ones among the flags of a Rice code, 64 flags at a time: numbers 0 to 63 are compressed by the flags.
 */
final class RicePlaces {
  /** More than any difference of neighbouring places, as no 64 flags are all zero. */
  static final int MOST_DIFFERENCE = 2 * Long.SIZE;

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;

  private RicePlaces() {}

  /**
   * Stores places modulo 256, a byte for each nonzero; the one before them all is -1. Their differences are quotients
   * plus one.
   *
   * @param target address; a vector more than the places is written
   * @return false if 64 flags are all zero, so that differences in bytes do not tell; then nothing is known
   */
  static boolean read(final RiceBlock block, final long target) {
    ByteVector numbers = ByteVector.zero(BYTES).addIndex(1);
    MEMORY.set(ValueLayout.JAVA_BYTE, target - 1 & ADDRESS, (byte) -1);
    final long end = target + block.count();
    long next = target;
    for (long at = Native.address(block.unary()) + block.flags(); next < end; at += Long.BYTES) {
      final long word = Native.longAt(at & ADDRESS);
      if (word == 0) {
        return false;
      }
      numbers.compress(VectorMask.fromLong(BYTES, word)).intoMemorySegment(MEMORY, next & ADDRESS, LITTLE);
      numbers = numbers.add((byte) Long.SIZE);
      next += Long.bitCount(word);
    }
    return true;
  }

}
