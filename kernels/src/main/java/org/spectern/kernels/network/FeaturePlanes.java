package org.spectern.kernels.network;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The integer features of one input, turned into bit planes: plane k holds bit k of every feature, 64 features per
 * word. It is the scratch of a readout: one per thread, filled anew for each input.
 *
 * <p>Features within {@code smallest … largest} take as many planes as their two's complement has bits; when none is
 * negative the sign plane is left out, so that the bits of a sigma_T layer are one plane.
 */
public final class FeaturePlanes {
  private static final VarHandle EIGHT_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  // Multiplying by this brings the lowest bits of eight bytes together in the highest byte.
  private static final long GATHER = 0x0102040810204080L;

  private final int width;
  private final int words;
  private final int planes;
  private final boolean signed;
  private final long[] bits;

  /**
   * @param width the number of features
   * @param smallest a lower bound of the features, within −128 … 127
   * @param largest an upper bound of the features, within −128 … 127
   */
  public FeaturePlanes(int width, int smallest, int largest) {
    if (width <= 0 || smallest > largest || smallest < Byte.MIN_VALUE || largest > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("features need a width and a range within a signed byte: width=" + width
          + ", smallest=" + smallest + ", largest=" + largest);
    }
    this.width = width;
    this.words = words(width);
    this.signed = smallest < 0;
    final int magnitude = Math.max(largest, -smallest - 1);
    this.planes = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(magnitude, 0)) + (signed ? 1 : 0));
    this.bits = new long[planes * words];
  }

  /** The 64-bit words that one plane of so many features takes. */
  static int words(int width) {
    return (width + Long.SIZE - 1) / Long.SIZE;
  }

  /** Takes the features of one input, which start at {@code from}. */
  void fill(byte[] features, int from) {
    final int whole = width / 8;
    for (int word = 0; word < words; word++) {
      final int first = word * 8;
      final int octets = Math.min(8, whole - first);
      for (int plane = 0; plane < planes; plane++) {
        long gathered = 0;
        for (int octet = 0; octet < octets; octet++) {
          final long eight = (long) EIGHT_BYTES.get(features, from + (first + octet) * 8);
          gathered |= ((eight >>> plane & LOW_BITS) * GATHER >>> 56) << 8 * octet;
        }
        bits[plane * words + word] = gathered;
      }
    }
    for (int i = whole * 8; i < width; i++) {
      for (int plane = 0; plane < planes; plane++) {
        bits[plane * words + i / Long.SIZE] |= (features[from + i] >>> plane & 1L) << i;
      }
    }
  }

  int width() {
    return width;
  }

  int planes() {
    return planes;
  }

  /** What a bit of this plane counts for: a power of two, negative in the sign plane. */
  long worth(int plane) {
    return signed && plane == planes - 1 ? -1L << plane : 1L << plane;
  }

  long[] bits() {
    return bits;
  }
}
