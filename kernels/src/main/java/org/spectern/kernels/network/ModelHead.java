package org.spectern.kernels.network;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The checked head of a mapped model file. After {@link #read} the header, the table and the checksum of every section
 * hold, sections lie where they must, and what lies between them is zero; what the sections say is not looked at yet.
 *
 * <p>There is one way to lay out given sections, so a section that overlaps another, lies outside the file or out of
 * order shows as an offset that is not the expected one.
 */
final class ModelHead {
  /** The deepest network a file may hold. */
  static final int MOST_LAYERS = 64;

  // One INPUT, READOUT and READOUT_WEIGHTS section, and LAYER and WEIGHTS for each layer.
  private static final int ONCE = 3;
  private static final int PER_LAYER = 2;
  // Far beyond any real one, and small enough for a buffer to view every section before the weights.
  private static final long LONGEST_BEFORE_WEIGHTS = 1L << 24;

  /** How many sections the file of so many layers has. */
  static int sections(int layers) {
    return ONCE + PER_LAYER * layers;
  }

  private final Path file;
  private final MemorySegment mapped;
  private final List<Section> sections = new ArrayList<>();
  private DirectBuffer head;

  private ModelHead(Path file, MemorySegment mapped) {
    this.file = file;
    this.mapped = mapped;
  }

  static ModelHead read(Path file, MemorySegment mapped) throws ModelFileException {
    final ModelHead model = new ModelHead(file, mapped);
    model.readHeader();
    model.readTable();
    model.checkSums();
    return model;
  }

  List<Section> sections() {
    return List.copyOf(sections);
  }

  int layers() {
    return (sections.size() - ONCE) / PER_LAYER;
  }

  /** The fields of a section before the weights. */
  SectionReader reader(Section section) {
    return new SectionReader(file, head, section);
  }

  /** The bytes of a section, in place. */
  MemorySegment bytes(Section section) {
    return mapped.asSlice(section.offset(), section.length());
  }

  Section section(SectionType type, int layer) {
    return sections.get(switch (type) {
      case INPUT -> 0;
      case LAYER -> 1 + layer;
      case READOUT -> 1 + layers();
      case WEIGHTS -> 2 + layers() + layer;
      case READOUT_WEIGHTS -> sections.size() - 1;
    });
  }

  ModelFileException refused(long offset, String expected, Object found) {
    return new ModelFileException(file, offset, expected, found.toString());
  }

  private void readHeader() throws ModelFileException {
    final long size = mapped.byteSize();
    if (size < SectionTable.HEADER_BYTES) {
      throw refused(size, "a header of " + SectionTable.HEADER_BYTES + " bytes", "the end of the file");
    }
    head = view(SectionTable.HEADER_BYTES);
    final long magic = SectionTable.magic(head);
    if (magic != SectionTable.MAGIC) {
      throw refused(SectionTable.MAGIC_AT, "the word SPECTERN", "0x" + Long.toHexString(magic));
    }
    if (SectionTable.version(head) != SectionTable.VERSION) {
      throw refused(SectionTable.VERSION_AT, "version " + SectionTable.VERSION,
          "version " + SectionTable.version(head));
    }
    final int count = SectionTable.count(head);
    if (count < ONCE + PER_LAYER || count > ONCE + PER_LAYER * MOST_LAYERS || (count - ONCE) % PER_LAYER != 0) {
      throw refused(SectionTable.COUNT_AT, "the sections of 1 to " + MOST_LAYERS + " layers, two each and " + ONCE,
          count + " sections");
    }
    if (SectionTable.fileLength(head) != size) {
      throw refused(SectionTable.FILE_LENGTH_AT, "the length of the file, " + size,
          Long.toUnsignedString(SectionTable.fileLength(head)));
    }
    if (SectionTable.bytes(count) > size) {
      throw refused(size, "a table of " + count + " sections", "the end of the file");
    }
    head = view(SectionTable.bytes(count));
    final int checksum = SectionTable.checksum(head, count);
    if (SectionTable.storedChecksum(head) != checksum) {
      throw refused(SectionTable.CHECKSUM_AT, "the checksum of the header, 0x" + Integer.toHexString(checksum),
          "0x" + Integer.toHexString(SectionTable.storedChecksum(head)));
    }
  }

  private void readTable() throws ModelFileException {
    final int count = SectionTable.count(head);
    final int layers = (count - ONCE) / PER_LAYER;
    long end = SectionTable.bytes(count);
    for (int index = 0; index < count; index++) {
      final Section section = entry(index, layers, end);
      checkZeros(end, section.offset());
      sections.add(section);
      end = section.end();
    }
    if (end != mapped.byteSize()) {
      throw refused(end, "the end of the file", (mapped.byteSize() - end) + " more bytes");
    }
    head = view((int) section(SectionType.READOUT, 0).end());
  }

  private Section entry(int index, int layers, long end) throws ModelFileException {
    final int at = SectionTable.entry(index);
    final SectionType type = typeAt(index, layers);
    if (SectionTable.typeCode(head, index) != type.code()) {
      throw refused(at, "section " + index + " to be of type " + type.code() + " (" + type + ")",
          "type " + SectionTable.typeCode(head, index));
    }
    final Section section = SectionTable.section(head, index, type);
    final int layer = switch (type) {
      case LAYER -> index - 1;
      case WEIGHTS -> index - layers - 2;
      default -> 0;
    };
    if (section.layer() != layer) {
      throw refused(at, "section " + index + " to be of layer " + layer, "layer " + section.layer());
    }
    if (!SectionTable.reservedIsZero(head, index)) {
      throw refused(at, "zeros in the reserved fields of section " + index, "something else");
    }
    final long start = Section.start(type, end);
    if (section.offset() != start) {
      throw refused(at, "the " + type + " section to start at " + start, Long.toUnsignedString(section.offset()));
    }
    final long room = mapped.byteSize() - start;
    final long most = type.beforeWeights() ? Math.min(room, LONGEST_BEFORE_WEIGHTS) : room;
    if (section.length() < 1 || section.length() > most) {
      throw refused(at, "the " + type + " section to have 1 to " + most + " bytes",
          Long.toUnsignedString(section.length()));
    }
    return section;
  }

  private static SectionType typeAt(int index, int layers) {
    if (index == 0) {
      return SectionType.INPUT;
    }
    if (index <= layers) {
      return SectionType.LAYER;
    }
    if (index == layers + 1) {
      return SectionType.READOUT;
    }
    return index <= 2 * layers + 1 ? SectionType.WEIGHTS : SectionType.READOUT_WEIGHTS;
  }

  private void checkZeros(long from, long to) throws ModelFileException {
    for (long at = from; at < to; at++) {
      final byte found = mapped.get(ValueLayout.JAVA_BYTE, at);
      if (found != 0) {
        throw refused(at, "a zero between sections", found);
      }
    }
  }

  private void checkSums() throws ModelFileException {
    for (final Section section : sections) {
      final int checksum = Checksums.of(bytes(section));
      if (checksum != section.checksum()) {
        throw refused(section.offset(), "section " + section.type() + " to have checksum 0x"
            + Integer.toHexString(section.checksum()), "0x" + Integer.toHexString(checksum));
      }
    }
  }

  private DirectBuffer view(int bytes) {
    return new UnsafeBuffer(mapped.asSlice(0, bytes).asByteBuffer());
  }
}
