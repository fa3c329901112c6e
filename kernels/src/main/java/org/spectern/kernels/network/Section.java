package org.spectern.kernels.network;

/**
 * One section of a model file.
 *
 * @param type what it holds
 * @param layer the layer it belongs to, counted from 0; 0 where it belongs to none
 * @param form how it is stored: the code of the layout for weights, the bits per weight for a readout, else 0
 * @param offset where it starts in the file
 * @param length its bytes
 * @param checksum their CRC32C
 */
public record Section(SectionType type, int layer, int form, long offset, long length, int checksum) {
  /** Weights start at multiples of a cache line, so that products read them in place. */
  static final int WEIGHT_ALIGNMENT = 64;

  /** Every other section starts at a multiple of a word. */
  static final int ALIGNMENT = 8;

  /** The first byte after the section. */
  public long end() {
    return offset + length;
  }

  /** The same section with the checksum of its bytes. */
  Section withChecksum(int sum) {
    return new Section(type, layer, form, offset, length, sum);
  }

  /** Where a section may start that follows {@code end}. */
  static long start(SectionType type, long end) {
    final int alignment = type == SectionType.WEIGHTS ? WEIGHT_ALIGNMENT : ALIGNMENT;
    return (end + alignment - 1) / alignment * alignment;
  }
}
