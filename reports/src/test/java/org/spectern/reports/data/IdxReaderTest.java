package org.spectern.reports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {
  private static final byte[] SIX = {0, 1, 127, -128, -1, 5};
  private static final byte[] CUBE = IdxFiles.idx(new int[]{3, 2, 1}, SIX);

  @Test
  void everyRankIsReadWithItsShapeAndUnsignedValues() throws IOException {
    final int[][] shapes = {{6}, {3, 2}, {3, 2, 1}, {1, 2, 3}};
    for (final int[] shape : shapes) {
      final Idx idx = IdxReader.read("memory", IdxFiles.idx(shape, SIX));
      assertThat(idx.rank()).isEqualTo(shape.length);
      for (int axis = 0; axis < shape.length; axis++) {
        assertThat(idx.length(axis)).isEqualTo(shape[axis]);
      }
      assertThat(idx.itemSize()).isEqualTo(6 / shape[0]);
      assertThat(idx.values()).isEqualTo(SIX);
    }
  }

  @Test
  void gzipIsKnownByContentWhateverTheName(@TempDir Path folder) throws IOException {
    final Path named = Files.write(folder.resolve("plain-name"), IdxFiles.gzip(CUBE));
    final Path misnamed = Files.write(folder.resolve("named.gz"), CUBE);
    assertThat(IdxReader.read(named).values()).isEqualTo(SIX);
    assertThat(IdxReader.read(misnamed).values()).isEqualTo(SIX);
  }

  @Test
  void checksumIsThatOfTheStoredBytes() throws IOException {
    final byte[] zipped = IdxFiles.gzip(CUBE);
    assertThat(IdxReader.read("plain", CUBE).sha256()).isEqualTo(Sha256.of(CUBE));
    assertThat(IdxReader.read("zipped", zipped).sha256()).isEqualTo(Sha256.of(zipped));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTruncationIsRefusedWithTheOffsetReached(boolean zipped) {
    for (int length = 0; length < CUBE.length; length++) {
      final byte[] cut = Arrays.copyOf(CUBE, length);
      final IdxFormatException e = refused(zipped ? IdxFiles.gzip(cut) : cut);
      assertThat(e.file()).isEqualTo("memory");
      assertThat(e.offset()).as("plain length %d", length).isBetween(Math.min(length, 4L), (long) length);
      assertThat(e.expected()).isNotEmpty();
      assertThat(e).hasMessageContaining("memory: at offset " + e.offset() + " expected ");
    }
  }

  @Test
  void everyTruncationOfTheGzipStreamIsRefused() {
    final byte[] zipped = IdxFiles.gzip(CUBE);
    for (int length = 2; length < zipped.length; length++) {
      assertThat(refused(Arrays.copyOf(zipped, length)).file()).as("stored length %d", length).isEqualTo("memory");
    }
  }

  @Test
  void trailingBytesAreRefused() {
    final byte[] longer = Arrays.copyOf(CUBE, CUBE.length + 3);
    final IdxFormatException plain = refused(longer);
    assertThat(plain.offset()).isEqualTo(CUBE.length);
    assertThat(plain.expected()).isEqualTo("end of file");
    assertThat(plain.found()).isEqualTo("3 more bytes");
    assertThat(refused(IdxFiles.gzip(longer)).expected()).isEqualTo("end of file");
  }

  @Test
  void badMagicNamesTheBytesFound() {
    for (final int[] change : new int[][]{{0, 1}, {1, 7}, {2, 0x0d}, {3, 0}, {3, 4}, {3, -1}}) {
      final byte[] bad = CUBE.clone();
      bad[change[0]] = (byte) change[1];
      final IdxFormatException e = refused(bad);
      assertThat(e.offset()).isZero();
      assertThat(e.found()).isEqualTo("%02x %02x %02x %02x".formatted(bad[0], bad[1], bad[2], bad[3]));
    }
  }

  @Test
  void absurdAxesAreRefusedBeforeAnythingIsAllocated() {
    final int most = Integer.MAX_VALUE;
    for (final int[] shape : new int[][]{{most, most, most}, {most}, {1 << 30, 1, 1}, {60000, 28, 28}}) {
      final byte[] bad = IdxFiles.idx(shape, SIX);
      assertThat(refused(bad)).hasMessageContaining("memory: at offset");
      assertThat(refused(IdxFiles.gzip(bad)).expected()).contains("at most");
    }
    assertThat(refused(IdxFiles.idx(new int[]{3, 0, 1}, SIX))).hasMessageContaining("at offset 8")
        .hasMessageContaining("found 0");
    assertThat(refused(IdxFiles.idx(new int[]{-3, 2, 1}, SIX))).hasMessageContaining("at offset 4")
        .hasMessageContaining("found -3");
  }

  @Test
  void missingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> IdxReader.read(folder.resolve("absent"))).isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("absent");
  }

  private static IdxFormatException refused(byte[] stored) {
    final IdxFormatException e = catchThrowableOfType(IdxFormatException.class, () -> IdxReader.read("memory", stored));
    assertThat(e).as("refusal of %s", Arrays.toString(stored)).isNotNull();
    return e;
  }
}
