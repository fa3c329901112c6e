package org.spectern.kernels.network;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/** CRC32C of memory of any length. */
final class Checksums {
  // A buffer view of memory is limited to 2 GiB.
  private static final long PIECE = 1L << 30;

  private Checksums() {}

  static int of(MemorySegment bytes) {
    final CRC32C crc = new CRC32C();
    for (long at = 0; at < bytes.byteSize(); at += PIECE) {
      crc.update(bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at)).asByteBuffer());
    }
    return (int) crc.getValue();
  }
}
