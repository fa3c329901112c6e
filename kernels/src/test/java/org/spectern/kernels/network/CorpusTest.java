package org.spectern.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fuzzer's corpus without the fuzzer: small models and the inputs that once led it to new code. */
class CorpusTest {
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
}
