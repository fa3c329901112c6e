package org.spectern.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fuzzer's corpus without the fuzzer: small models and the inputs that once led it to new code. */
class CorpusTest {
  /** Where a stored seed has the number of its form: behind high, low and layer. */
  private static final int SEEDED_FORM = 20;

  private static List<Path> corpus() throws IOException, URISyntaxException {
    try (var files = Files.list(Path.of(CorpusTest.class.getResource("corpus").toURI()))) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyInputOfTheCorpusIsRefusedOrAnswers() throws Exception {
    assertThat(corpus()).hasSizeGreaterThan(20);
    for (final Path input : corpus()) {
      final byte[] bytes = Files.readAllBytes(input);
      assertThatCode(() -> ModelFileFuzz.fuzzerTestOneInput(bytes)).as(input.toString()).doesNotThrowAnyException();
    }
  }

  @Test
  void theSmallModelsOfTheCorpusStillOpen() throws Exception {
    int models = 0;
    for (final Path input : corpus()) {
      if (input.toString().endsWith(".spectern")) {
        assertThat(ModelBytes.refusedOrAnswers(Files.readAllBytes(input))).as(input.toString()).isTrue();
        models++;
      }
    }
    assertThat(models).isGreaterThanOrEqualTo(4);
  }

  /** The fuzzer does not get past a form that no model of its corpus has: the number lies behind checksums. */
  @Test
  void theCorpusHasASeededModelOfEveryForm() throws Exception {
    final Path model = corpus().stream().filter(file -> file.endsWith("seeded-three-layers.spectern")).findFirst()
        .orElseThrow();
    final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(model)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(ModelFile.sections(model)).filteredOn(section -> section.type() == SectionType.WEIGHTS)
        .extracting(section -> bytes.getInt(Math.toIntExact(section.offset()) + SEEDED_FORM))
        .containsExactlyInAnyOrder(2, 3, 4);
  }
}
