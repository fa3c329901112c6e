package org.spectern.kernels.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.spectern.kernels.Layout;
import org.spectern.kernels.memory.OffHeap;

/** Model files as bytes: small ones to damage, and what a reader must do with any bytes at all. */
final class ModelBytes {
  static final Path NAME = Path.of("bytes.spectern");

  private ModelBytes() {}

  /** A small two-layer model, 900 bytes or so. */
  static byte[] small(Layout layout, int bits) {
    final FeatureLayers layers = Nets.layers(61, layout, new int[]{3, 5, 4}, Nets.SIGMA_T, Nets.FIVE);
    try (CompressedNetwork network = new CompressedNetwork(layers, Nets.readout(62, 2, 4, bits))) {
      final Path file = Files.createTempFile("small", ".spectern");
      ModelFile.write(file, network);
      final byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens bytes as if they were a mapped file. */
  static CompressedNetwork open(byte[] bytes) throws ModelFileException {
    final Arena arena = Arena.ofShared();
    final MemorySegment mapped = arena.allocate(Math.max(1, bytes.length), 64).asSlice(0, bytes.length);
    MemorySegment.copy(bytes, 0, mapped, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return ModelFile.over(NAME, mapped, arena);
  }

  /**
   * The law every reader must keep: bytes are refused with a {@link ModelFileException}, or they are a network that
   * answers; no memory is kept.
   *
   * @return whether they were a network
   */
  static boolean refusedOrAnswers(byte[] bytes) {
    final long before = OffHeap.liveBytes();
    boolean answered;
    try (CompressedNetwork network = open(bytes); Scratch scratch = network.scratch(2)) {
      network.infer(new byte[2 * network.columns()], 0, 2, scratch, new float[2 * network.classes()]);
      answered = true;
    } catch (final ModelFileException refused) {
      answered = false;
    }
    if (OffHeap.liveBytes() != before) {
      throw new AssertionError("memory kept: bytes=" + (OffHeap.liveBytes() - before) + ", answered=" + answered);
    }
    return answered;
  }

  /** Makes file length and checksums true again, so that what lies behind them is read. */
  static byte[] repaired(byte[] damaged) {
    final byte[] bytes = damaged.clone();
    if (bytes.length < SectionTable.HEADER_BYTES) {
      return bytes;
    }
    final UnsafeBuffer head = new UnsafeBuffer(bytes);
    head.putLong(SectionTable.FILE_LENGTH_AT, bytes.length);
    final int count = SectionTable.count(head);
    if (SectionTable.bytes(count) > bytes.length) {
      return bytes;
    }
    for (int index = 0; index < count; index++) {
      final Section section = SectionTable.section(head, index, SectionType.INPUT);
      if (section.offset() >= 0 && section.length() >= 0 && section.length() <= bytes.length
          && section.offset() <= bytes.length - section.length()) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, (int) section.offset(), (int) section.length());
        head.putInt(SectionTable.entry(index) + 24, (int) crc.getValue());
      }
    }
    head.putInt(SectionTable.CHECKSUM_AT, SectionTable.checksum(head, count));
    return bytes;
  }
}
