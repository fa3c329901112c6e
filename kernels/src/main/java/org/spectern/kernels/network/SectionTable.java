package org.spectern.kernels.network;

import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The head of a model file as a flyweight: a header of 24 bytes and one entry of 32 bytes per section, little-endian.
 *
 * <pre>
 *   0  8 bytes  "SPECTERN"
 *   8  u16      version
 *  10  u16      number of sections
 *  12  u32      CRC32C of header and table, this field taken as zero
 *  16  u64      length of the file
 *
 *   0  u16      type            8  u64  offset
 *   2  u16      layer          16  u64  length
 *   4  u16      form           24  u32  CRC32C
 *   6  u16      zero           28  u32  zero
 * </pre>
 */
final class SectionTable {
  static final long MAGIC = 0x4E52_4554_4345_5053L;
  static final int VERSION = 1;
  static final int HEADER_BYTES = 24;
  static final int ENTRY_BYTES = 32;
  static final int MAGIC_AT = 0;
  static final int VERSION_AT = 8;
  static final int COUNT_AT = 10;
  static final int CHECKSUM_AT = 12;
  static final int FILE_LENGTH_AT = 16;

  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final int LAYER_AT = 2;
  private static final int FORM_AT = 4;
  private static final int ZERO_AT = 6;
  private static final int OFFSET_AT = 8;
  private static final int LENGTH_AT = 16;
  private static final int ENTRY_CHECKSUM_AT = 24;
  private static final int LAST_ZERO_AT = 28;
  private static final int U16 = 0xFFFF;

  private SectionTable() {}

  /** The bytes of header and table for so many sections. */
  static int bytes(int sections) {
    return HEADER_BYTES + sections * ENTRY_BYTES;
  }

  static void write(MutableDirectBuffer head, List<Section> sections, long fileLength) {
    head.setMemory(0, bytes(sections.size()), (byte) 0);
    head.putLong(MAGIC_AT, MAGIC, LITTLE);
    head.putShort(VERSION_AT, (short) VERSION, LITTLE);
    head.putShort(COUNT_AT, (short) sections.size(), LITTLE);
    head.putLong(FILE_LENGTH_AT, fileLength, LITTLE);
    int at = HEADER_BYTES;
    for (final Section section : sections) {
      head.putShort(at, (short) section.type().code(), LITTLE);
      head.putShort(at + LAYER_AT, (short) section.layer(), LITTLE);
      head.putShort(at + FORM_AT, (short) section.form(), LITTLE);
      head.putLong(at + OFFSET_AT, section.offset(), LITTLE);
      head.putLong(at + LENGTH_AT, section.length(), LITTLE);
      head.putInt(at + ENTRY_CHECKSUM_AT, section.checksum(), LITTLE);
      at += ENTRY_BYTES;
    }
    head.putInt(CHECKSUM_AT, checksum(head, sections.size()), LITTLE);
  }

  static long magic(DirectBuffer head) {
    return head.getLong(MAGIC_AT, LITTLE);
  }

  static int version(DirectBuffer head) {
    return head.getShort(VERSION_AT, LITTLE) & U16;
  }

  static int count(DirectBuffer head) {
    return head.getShort(COUNT_AT, LITTLE) & U16;
  }

  static long fileLength(DirectBuffer head) {
    return head.getLong(FILE_LENGTH_AT, LITTLE);
  }

  static int storedChecksum(DirectBuffer head) {
    return head.getInt(CHECKSUM_AT, LITTLE);
  }

  /** The checksum that header and table should have. */
  static int checksum(DirectBuffer head, int sections) {
    final byte[] bytes = new byte[bytes(sections)];
    head.getBytes(0, bytes);
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[CHECKSUM_AT + i] = 0;
    }
    final CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Where the entry of a section lies. */
  static int entry(int index) {
    return HEADER_BYTES + index * ENTRY_BYTES;
  }

  /** The code of the type in an entry, which need not stand for a type. */
  static int typeCode(DirectBuffer head, int index) {
    return head.getShort(entry(index), LITTLE) & U16;
  }

  /** Whether the reserved fields of an entry are zero, as they must be. */
  static boolean reservedIsZero(DirectBuffer head, int index) {
    return head.getShort(entry(index) + ZERO_AT, LITTLE) == 0 && head.getInt(entry(index) + LAST_ZERO_AT, LITTLE) == 0;
  }

  /** An entry as it stands, unchecked. */
  static Section section(DirectBuffer head, int index, SectionType type) {
    final int at = entry(index);
    return new Section(type, head.getShort(at + LAYER_AT, LITTLE) & U16, head.getShort(at + FORM_AT, LITTLE) & U16,
        head.getLong(at + OFFSET_AT, LITTLE), head.getLong(at + LENGTH_AT, LITTLE),
        head.getInt(at + ENTRY_CHECKSUM_AT, LITTLE));
  }
}
