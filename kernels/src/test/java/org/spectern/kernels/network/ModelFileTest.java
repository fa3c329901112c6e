package org.spectern.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectern.kernels.Layout;
import org.spectern.kernels.memory.OffHeap;

class ModelFileTest {
  private static final int[] WIDTHS = {49, 130, 70, 65};
  private static final int CLASSES = 5;

  @TempDir
  private Path folder;

  private static CompressedNetwork network(Layout layout, int bits) {
    final FeatureLayers layers = Nets.layers(41, layout, WIDTHS, Nets.FIVE, Nets.SIGMA_T, Nets.EIGHT);
    return new CompressedNetwork(layers, Nets.readout(42, CLASSES, layers.width(), bits));
  }

  @ParameterizedTest
  @EnumSource
  void aWrittenNetworkComesBackWhole(Layout layout) throws IOException {
    for (final int bits : new int[]{2, 4, 5, 6, 8, 32}) {
      final Path file = folder.resolve(layout + "-" + bits + ".spectern");
      try (CompressedNetwork written = network(layout, bits)) {
        ModelFile.write(file, written);
        try (CompressedNetwork read = ModelFile.open(file)) {
          requireSame(read, written);
        }
      }
    }
  }

  private static void requireSame(CompressedNetwork read, CompressedNetwork written) {
    assertThat(read.layers().input()).isEqualTo(written.layers().input());
    for (int l = 0; l < written.layers().layers().size(); l++) {
      final HiddenLayer was = written.layers().layers().get(l);
      final HiddenLayer is = read.layers().layers().get(l);
      assertThat(is.activation()).isEqualTo(was.activation());
      assertThat(is.eps()).isEqualTo(was.eps());
      assertThat(is.weights().layout()).isEqualTo(was.weights().layout());
      assertThat(is.weights().nonzeros()).isEqualTo(was.weights().nonzeros());
      final byte[] expected = new byte[was.columns()];
      final byte[] found = new byte[is.columns()];
      for (int row = 0; row < was.width(); row++) {
        was.weights().row(row, expected);
        is.weights().row(row, found);
        assertThat(found).isEqualTo(expected);
      }
    }
    assertThat(read.readout().bits()).isEqualTo(written.readout().bits());
    final byte[] pixels = Nets.pixels(43, 10, WIDTHS[0]);
    final float[] expected = new float[10 * CLASSES];
    final float[] found = new float[10 * CLASSES];
    try (Scratch ofWritten = written.scratch(4); Scratch ofRead = read.scratch(4)) {
      written.infer(pixels, 0, 10, ofWritten, expected);
      read.infer(pixels, 0, 10, ofRead, found);
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void weightsAreUsedWhereTheyLieInTheFile() throws IOException {
    final Path file = written(Layout.BIT_PLANES);
    final long before = OffHeap.liveBytes();
    try (CompressedNetwork network = ModelFile.open(file)) {
      assertThat(OffHeap.liveBytes()).isEqualTo(before);
      for (final Section section : ModelFile.sections(file)) {
        if (section.type() == SectionType.WEIGHTS) {
          assertThat(network.layers().layers().get(section.layer()).weights().weightBytes())
              .isEqualTo(section.length());
          assertThat(section.offset() % 64).isZero();
        }
      }
    }
  }

  @Test
  void aSeededNetIsAFileOfReadoutAndMeanImage() throws IOException {
    final Path file = written(Layout.SEEDED);
    long weights = 0;
    for (final Section section : ModelFile.sections(file)) {
      weights += section.type() == SectionType.WEIGHTS ? section.length() : 0;
    }
    assertThat(weights).isLessThanOrEqualTo(64 * 3);
    assertThat(Files.size(file)).isLessThan(1500);
  }

  @Test
  void everyByteOfAFileBelongsToTheHeadASectionOrAShortGap() throws IOException {
    final Path file = written(Layout.SIGNED_LISTS);
    final List<Section> sections = ModelFile.sections(file);
    long held = ModelFile.headBytes(sections.size());
    for (final Section section : sections) {
      held += section.length();
    }
    assertThat(sections).hasSize(3 + 2 * (WIDTHS.length - 1));
    assertThat(sections.getLast().end()).isEqualTo(Files.size(file));
    assertThat(Files.size(file) - held).isBetween(0L, 63L * (WIDTHS.length - 1) + 7L * (WIDTHS.length + 2));
  }

  @Test
  void aClosedNetworkAnswersNoMoreAndItsFileCanGo() throws IOException {
    final Path file = written(Layout.BIT_PLANES);
    final CompressedNetwork network = ModelFile.open(file);
    try (Scratch scratch = network.scratch(1)) {
      network.close();
      network.close();
      Files.delete(file);
      assertThatThrownBy(() -> network.infer(new byte[WIDTHS[0]], scratch, new float[CLASSES]))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aNetworkReadStaysAsItWasWhenItsFileIsReplaced() throws IOException {
    final Path file = written(Layout.BIT_PLANES);
    final byte[] pixels = Nets.pixels(44, 1, WIDTHS[0]);
    try (CompressedNetwork old = ModelFile.open(file);
        CompressedNetwork other = new CompressedNetwork(
            Nets.layers(99, Layout.BIT_PLANES, WIDTHS, Nets.EIGHT), Nets.readout(98, CLASSES, 65, 4));
        Scratch scratch = old.scratch(1)) {
      final float[] before = new float[CLASSES];
      final float[] after = new float[CLASSES];
      old.infer(pixels, scratch, before);
      ModelFile.write(file, other);
      old.infer(pixels, scratch, after);
      assertThat(after).isEqualTo(before);
      try (CompressedNetwork replaced = ModelFile.open(file)) {
        assertThat(replaced.readout().bits()).isEqualTo(4);
      }
    }
  }

  @Test
  void aFailedWriteLeavesNothing() throws IOException {
    final Path taken = Files.createDirectories(folder.resolve("taken.spectern").resolve("inside")).getParent();
    try (CompressedNetwork network = network(Layout.BIT_PLANES, 4)) {
      assertThatThrownBy(() -> ModelFile.write(taken, network)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> ModelFile.write(folder.resolve("missing").resolve("m.spectern"), network))
          .isInstanceOf(IOException.class);
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(taken);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SPECTERN", "a text that is no model at all, long enough for a header"})
  void whatIsNoModelFileIsRefused(String text) throws IOException {
    final Path file = folder.resolve("text.spectern");
    Files.writeString(file, text);
    assertThatThrownBy(() -> ModelFile.open(file)).isInstanceOf(ModelFileException.class)
        .hasMessageContaining(file.toString()).hasMessageContaining("expected").hasMessageContaining("found");
    assertThatThrownBy(() -> ModelFile.sections(file)).isInstanceOf(ModelFileException.class);
  }

  private Path written(Layout layout) throws IOException {
    final Path file = folder.resolve("model.spectern");
    try (CompressedNetwork network = network(layout, 6)) {
      ModelFile.write(file, network);
    }
    return file;
  }
}
