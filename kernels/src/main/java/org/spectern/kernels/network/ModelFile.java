package org.spectern.kernels.network;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.spectern.kernels.Layout;
import org.spectern.kernels.TernaryMatrix;

/**
 * Model files ({@code .spectern}): a header, a table of sections, the sections, all little-endian
 * ({@link SectionTable}, {@link SectionType}).
 *
 * <p>Weights are used where they lie in the mapped file; nothing of their size is allocated. A file is refused with a
 * {@link ModelFileException} before that unless every byte of it is accounted for: header and sections by checksum,
 * what lies between by being zero. A file is written beside its place and moved there, so a reader never meets half of
 * one. Cutting a file short in place while it is mapped makes the virtual machine raise an {@code InternalError} in
 * whoever reads it next.
 */
public final class ModelFile {
  // Opening draws every weight once, for the sums of the rows: a few bytes of file must not keep a reader busy for
  // hours.
  private static final long MOST_SEEDED_WEIGHTS = 1L << 29;

  private ModelFile() {}

  /**
   * Writes a network, replacing what was there.
   *
   * @throws IOException when it cannot be written; what was there is then untouched
   */
  public static void write(Path file, CompressedNetwork network) throws IOException {
    ModelWriter.write(file, network);
  }

  /**
   * Opens a network over its mapped file; closing the network unmaps it.
   *
   * @throws ModelFileException where the file is not a model file, or a damaged one
   * @throws IOException when it cannot be read
   */
  public static CompressedNetwork open(Path file) throws IOException {
    final Arena arena = Arena.ofShared();
    final MemorySegment mapped;
    try {
      mapped = map(file, arena);
    } catch (final IOException | RuntimeException | Error failed) {
      arena.close();
      throw failed;
    }
    return over(file, mapped, arena);
  }

  /**
   * A network over the bytes of a file that are in memory already; the arena is closed with the network, or on failure.
   */
  static CompressedNetwork over(Path file, MemorySegment mapped, Arena arena) throws ModelFileException {
    try {
      return network(ModelHead.read(file, mapped), arena);
    } catch (final ModelFileException | RuntimeException | Error failed) {
      arena.close();
      throw failed;
    }
  }

  /**
   * The sections of a file, all checked.
   *
   * @throws ModelFileException where the file is not a model file, or a damaged one
   * @throws IOException when it cannot be read
   */
  public static List<Section> sections(Path file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      return ModelHead.read(file, map(file, arena)).sections();
    }
  }

  /** Bytes of the header and the table of a file with so many sections. */
  public static long headBytes(int sections) {
    return SectionTable.bytes(sections);
  }

  /**
   * Maps a file as memory of the same class as any other off the heap. With two classes of memory at their loads,
   * compiled products no longer see through slices and allocate one per row (5 KB per answer were measured).
   */
  @SuppressWarnings("restricted")
  private static MemorySegment map(Path file, Arena arena) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ModelFileException(file, 0, "a file", "a folder");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      final MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return MemorySegment.ofAddress(mapped.address()).reinterpret(mapped.byteSize(), arena, null).asReadOnly();
    }
  }

  private static CompressedNetwork network(ModelHead head, Arena arena) throws ModelFileException {
    final InputScaling input = InputSection.read(head.reader(head.section(SectionType.INPUT, 0)));
    final List<LayerSection> shapes = shapes(head, input.columns());
    final Section readout = head.section(SectionType.READOUT, 0);
    final ReadoutSection fields = ReadoutSection.read(head.reader(readout), readout.form());
    if (fields.width() != shapes.getLast().rows()) {
      throw head.refused(readout.offset(), "a readout of " + shapes.getLast().rows() + " features",
          fields.width());
    }
    final Section weights = head.section(SectionType.READOUT_WEIGHTS, 0);
    if (weights.form() != fields.bits() || weights.length() != fields.weightBytes()) {
      throw head.refused(weights.offset(), fields.weightBytes() + " bytes of " + fields.bits() + "-bit weights",
          weights.length() + " bytes of " + weights.form() + "-bit weights");
    }
    final List<HiddenLayer> layers = new ArrayList<>();
    try {
      for (int l = 0; l < shapes.size(); l++) {
        layers.add(new HiddenLayer(weights(head, l, shapes.get(l)), shapes.get(l).eps(), shapes.get(l).activation()));
      }
      return new CompressedNetwork(new FeatureLayers(input, layers),
          fields.over(ReadoutMemory.within(head.bytes(weights))), () -> close(arena));
    } catch (final IllegalArgumentException e) {
      close(layers);
      throw head.refused(0, "a network whose thresholds fit its widths", e.getMessage());
    } catch (final ModelFileException | RuntimeException | Error failed) {
      close(layers);
      throw failed;
    }
  }

  private static void close(List<HiddenLayer> layers) {
    for (final HiddenLayer layer : layers) {
      layer.weights().close();
    }
  }

  private static void close(Arena arena) {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  private static List<LayerSection> shapes(ModelHead head, int columns) throws ModelFileException {
    final List<LayerSection> shapes = new ArrayList<>();
    int width = columns;
    for (int l = 0; l < head.layers(); l++) {
      final Section section = head.section(SectionType.LAYER, l);
      final LayerSection shape = LayerSection.read(head.reader(section));
      if (shape.columns() != width) {
        throw head.refused(section.offset(), "layer " + l + " to have " + width + " columns", shape.columns());
      }
      shapes.add(shape);
      width = shape.rows();
    }
    return shapes;
  }

  private static TernaryMatrix weights(ModelHead head, int l, LayerSection shape) throws ModelFileException {
    final Section section = head.section(SectionType.WEIGHTS, l);
    final Layout layout = LayoutCode.layout(section.form());
    if (layout == null) {
      throw head.refused(section.offset(), "weights in a known layout", "layout " + section.form());
    }
    final long drawn = layout == Layout.SEEDED ? (long) shape.rows() * shape.columns() : 0;
    if (drawn >= MOST_SEEDED_WEIGHTS) {
      throw head.refused(section.offset(), "fewer than " + MOST_SEEDED_WEIGHTS + " seeded weights in a layer", drawn);
    }
    try {
      return TernaryMatrix.over(layout, shape.rows(), shape.columns(), head.bytes(section));
    } catch (final IllegalArgumentException e) {
      throw head.refused(section.offset(), "a " + shape.rows() + " by " + shape.columns() + " matrix as " + layout,
          e.getMessage());
    }
  }
}
