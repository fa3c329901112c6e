package org.spectern.kernels.network;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Lays out the sections of a network, in the one order there is, and writes them. */
final class ModelWriter {
  // A buffer view of memory is limited to 2 GiB.
  private static final long PIECE = 1L << 30;

  private final Arena arena;
  private final List<Section> sections = new ArrayList<>();
  private final List<MemorySegment> contents = new ArrayList<>();
  private long end;

  private ModelWriter(Arena arena) {
    this.arena = arena;
  }

  static void write(Path file, CompressedNetwork network) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      final ModelWriter writer = new ModelWriter(arena);
      writer.lay(network);
      ReplacedFile.write(file, writer::writeTo);
    }
  }

  private void lay(CompressedNetwork network) {
    final InputScaling input = network.layers().input();
    final List<HiddenLayer> layers = network.layers().layers();
    final Readout readout = network.readout();
    end = SectionTable.bytes(ModelHead.sections(layers.size()));
    InputSection.write(add(SectionType.INPUT, 0, 0, InputSection.bytes(input)), input);
    for (int l = 0; l < layers.size(); l++) {
      final LayerSection fields = LayerSection.of(layers.get(l));
      fields.write(add(SectionType.LAYER, l, 0, fields.bytes()));
    }
    final ReadoutSection fields = ReadoutSection.of(readout);
    fields.write(add(SectionType.READOUT, 0, readout.bits(), fields.bytes()));
    for (int l = 0; l < layers.size(); l++) {
      add(SectionType.WEIGHTS, l, LayoutCode.of(layers.get(l).weights().layout()), layers.get(l).weights().stored());
    }
    add(SectionType.READOUT_WEIGHTS, 0, readout.bits(), readout.stored());
  }

  /** Adds a section of fields, which the caller writes. */
  private MutableDirectBuffer add(SectionType type, int layer, int form, int bytes) {
    final MemorySegment content = arena.allocate(bytes);
    add(type, layer, form, content);
    return new UnsafeBuffer(content.asByteBuffer());
  }

  private void add(SectionType type, int layer, int form, MemorySegment content) {
    final long start = Section.start(type, end);
    sections.add(new Section(type, layer, form, start, content.byteSize(), 0));
    contents.add(content);
    end = start + content.byteSize();
  }

  private void writeTo(FileChannel channel) throws IOException {
    final List<Section> summed = new ArrayList<>();
    for (int index = 0; index < contents.size(); index++) {
      summed.add(sections.get(index).withChecksum(Checksums.of(contents.get(index))));
    }
    final UnsafeBuffer head = new UnsafeBuffer(new byte[SectionTable.bytes(summed.size())]);
    SectionTable.write(head, summed, end);
    write(channel, 0, ByteBuffer.wrap(head.byteArray()));
    for (int index = 0; index < contents.size(); index++) {
      final MemorySegment content = contents.get(index);
      for (long at = 0; at < content.byteSize(); at += PIECE) {
        final MemorySegment piece = content.asSlice(at, Math.min(PIECE, content.byteSize() - at));
        write(channel, summed.get(index).offset() + at, piece.asByteBuffer());
      }
    }
  }

  /** Bytes skipped between sections read as zeros. */
  private static void write(FileChannel channel, long offset, ByteBuffer bytes) throws IOException {
    long at = offset;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
