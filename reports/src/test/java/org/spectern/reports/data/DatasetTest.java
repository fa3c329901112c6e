package org.spectern.reports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
  @TempDir
  private Path folder;

  @Test
  void sampleHoldsItsDigitsInBalance() throws IOException {
    final Dataset sample = Dataset.load("sample", line -> {});
    assertThat(sample.name()).isEqualTo("MNIST sample");
    assertThat(sample.train().count()).isEqualTo(10_000);
    assertThat(sample.test().count()).isEqualTo(2_000);
    assertThat(sample.train().size()).isEqualTo(784);
    assertThat(sample.train().classes()).isEqualTo(10);
    assertThat(sample.train().classCounts()).containsExactly(941, 1132, 1032, 1022, 958, 925, 997, 1026, 978, 989);
    assertThat(sample.test().classCounts()).containsExactly(189, 222, 212, 242, 196, 186, 158, 215, 193, 187);
    assertThat(sample.provenance().description()).contains("sample", "10000", "2000", "CC BY-SA 3.0");
    assertThat(sample.provenance().warning()).isEmpty();
    assertThat(sample.provenance().checksums()).hasSize(4);
  }

  @Test
  void sampleCarriesItsLicence() throws IOException {
    try (var licence = Dataset.class.getResourceAsStream("sample/LICENSE.txt")) {
      assertThat(licence).isNotNull();
      assertThat(new String(licence.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).contains("LeCun",
          "Cortes", "Burges",
          "https://creativecommons.org/licenses/by-sa/3.0/");
    }
  }

  @Test
  void folderOfPlainOrGzippedFilesLoads() throws IOException {
    IdxFiles.writeTinySet(folder);
    final Path plain = folder.resolve("t10k-images-idx3-ubyte");
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), IdxFiles.gzip(Files.readAllBytes(plain)));
    Files.delete(plain);
    final Dataset set = load();
    assertThat(set.name()).isEqualTo(folder.toRealPath().getFileName().toString());
    assertThat(set.train().count()).isEqualTo(3);
    assertThat(set.test().count()).isEqualTo(2);
    assertThat(set.train().size()).isEqualTo(2);
    assertThat(set.test().classes()).isEqualTo(3);
    assertThat(set.test().pixels()).containsExactly(1, 2, 3, 4);
    assertThat(set.test().labels()).containsExactly(2, 0);
    assertThat(set.provenance().checksums().keySet()).containsExactly("t10k-images-idx3-ubyte.gz",
        "t10k-labels-idx1-ubyte",
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte");
  }

  @Test
  void featureFilesWithAPrefixLoad() throws IOException {
    final byte[] labels = IdxFiles.idx(new int[]{2}, (byte) 1, (byte) 0);
    final byte[] features = IdxFiles.idx(new int[]{2, 3}, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6);
    for (final String role : List.of("train", "test")) {
      Files.write(folder.resolve("cifar10-" + role + "-features-idx2-ubyte.gz"), IdxFiles.gzip(features));
      Files.write(folder.resolve("cifar10-" + role + "-labels-idx1-ubyte.gz"), IdxFiles.gzip(labels));
    }
    assertThat(load().train().size()).isEqualTo(3);
  }

  @Test
  void countsOfImagesAndLabelsMustAgree() throws IOException {
    IdxFiles.writeTinySet(folder);
    Files.write(folder.resolve("train-labels-idx1-ubyte"), IdxFiles.testLabels());
    assertThatThrownBy(this::load).isInstanceOf(IdxFormatException.class)
        .hasMessageContaining("train-labels-idx1-ubyte: at offset 4")
        .hasMessageContaining("expected 3 labels").hasMessageContaining("found 2");
  }

  @Test
  void wrongRankIsRefused() throws IOException {
    IdxFiles.writeTinySet(folder);
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxFiles.idx(new int[]{2, 1}, (byte) 2, (byte) 0));
    assertThatThrownBy(this::load).isInstanceOf(IdxFormatException.class)
        .hasMessageContaining("expected rank 1, found rank 2");
    IdxFiles.writeTinySet(folder);
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), IdxFiles.testLabels());
    assertThatThrownBy(this::load).isInstanceOf(IdxFormatException.class)
        .hasMessageContaining("expected rank 2 to 3, found rank 1");
  }

  @Test
  void testImagesMustHaveTheSizeOfTheTrainingImages() throws IOException {
    IdxFiles.writeTinySet(folder);
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), IdxFiles.idx(new int[]{2, 1, 1}, (byte) 2, (byte) 0));
    assertThatThrownBy(this::load).isInstanceOf(IdxFormatException.class)
        .hasMessageContaining("expected 2 values per image")
        .hasMessageContaining("found 1");
  }

  @Test
  void missingOrDoubtfulFilesAreNamed() throws IOException {
    assertThatThrownBy(() -> Dataset.load(folder.resolve("absent").toString(), line -> {}))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("absent");
    IdxFiles.writeTinySet(folder);
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), IdxFiles.gzip(IdxFiles.trainLabels()));
    assertThatThrownBy(this::load).hasMessageContaining("[train-labels-idx1-ubyte, train-labels-idx1-ubyte.gz]");
    Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    assertThatThrownBy(this::load).hasMessageContaining("expected one file named").hasMessageContaining("train-labels");
  }

  @Test
  void fingerprintFollowsTheContent() throws IOException {
    IdxFiles.writeTinySet(folder);
    final String before = load().provenance().fingerprint();
    assertThat(load().provenance().fingerprint()).isEqualTo(before).hasSize(64);
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxFiles.idx(new int[]{2}, (byte) 0, (byte) 2));
    assertThat(load().provenance().fingerprint()).isNotEqualTo(before);
  }

  @Test
  void classesCanBeKeptAndRenamed() throws IOException {
    final Dataset sample = Dataset.load("sample", line -> {});
    final Dataset pair = sample.only(6, 8);
    assertThat(pair.train().classCounts()).containsExactly(997, 978);
    assertThat(pair.test().classCounts()).containsExactly(158, 193);
    final List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < sample.train().count(); i++) {
      if (sample.train().label(i) == 6 || sample.train().label(i) == 8) {
        kept.add(i);
      }
    }
    for (int i = 0; i < kept.size(); i++) {
      assertThat(pair.train().label(i)).isEqualTo(sample.train().label(kept.get(i)) == 6 ? 0 : 1);
      assertThat(pair.train().pixels()[i * 784 + 400]).isEqualTo(sample.train().pixels()[kept.get(i) * 784 + 400]);
    }
  }

  private Dataset load() throws IOException {
    return Dataset.load(folder.toString(), line -> {});
  }
}
