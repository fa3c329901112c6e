package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.BITS;
import static org.spectern.kernels.product.ThreeTritProducts.BLOCK_BYTES;
import static org.spectern.kernels.product.ThreeTritProducts.CHUNK;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.FIRST_SHIFT;
import static org.spectern.kernels.product.ThreeTritProducts.ROWS;
import static org.spectern.kernels.product.ThreeTritProducts.SECOND_SHIFT;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The codes of a part of a block's rows, one vector of bytes per code: what products with vectors below 512 bits read,
 * whose lookups take so many operations that a loop with all three codes of a word would be too big to inline.
 *
 * <p>A vector is a part of the block's bytes, so it has that part of each quarter's rows.
 */
final class ThreeTritCodes {
  static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  static final int LANES = BYTES.length();
  private static final int LOW_CODE = (1 << BITS) - 1;

  private final MemorySegment codes = Arena.ofAuto().allocate(CHUNK * CODES * (long) LANES, 64);

  /** The first vector. */
  long address() {
    return Native.address(codes);
  }

  /**
   * Unpacks one part.
   *
   * @param weights where its first bytes lie, of the chunk's first word
   * @param words how many there are
   */
  void unpack(final long weights, final int words) {
    final long bytes = weights & ADDRESS;
    final long target = Native.address(codes) & ADDRESS;
    for (long next = 0; next != words; next++) {
      final long word = next & OFFSET;
      final ByteVector first = ByteVector.fromMemorySegment(BYTES, MEMORY, bytes + word * BLOCK_BYTES, LITTLE);
      final ByteVector second = ByteVector.fromMemorySegment(BYTES, MEMORY, bytes + word * BLOCK_BYTES + ROWS, LITTLE);
      final long at = target + word * (CODES * LANES);
      first.and((byte) LOW_CODE).intoMemorySegment(MEMORY, at, LITTLE);
      second.and((byte) LOW_CODE).intoMemorySegment(MEMORY, at + LANES, LITTLE);
      first.reinterpretAsLongs().lanewise(VectorOperators.LSHR, FIRST_SHIFT).reinterpretAsBytes()
          .lanewise(VectorOperators.XOR,
              second.reinterpretAsLongs().lanewise(VectorOperators.LSHR, SECOND_SHIFT).reinterpretAsBytes())
          .and((byte) LOW_CODE).intoMemorySegment(MEMORY, at + 2 * LANES, LITTLE);
    }
  }
}
