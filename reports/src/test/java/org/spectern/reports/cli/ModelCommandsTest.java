package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spectern.kernels.Layout;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Images;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code compress}, {@code inspect} and {@code run} on one file. */
class ModelCommandsTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void whatRunAnswersIsWhatCompressPromised(Layout layout) throws IOException {
    final Path model = folder.resolve("net.spectern");
    final JsonNode promised = json("compress", "--data", "sample", "--widths", "40,30", "--eps", "0.5", "--layout",
        layout.name(), "--out", model.toString(), "--json");
    final JsonNode held = json("inspect", model.toString(), "--json");
    assertThat(held.get("bytes").asLong()).isEqualTo(Files.size(model)).isEqualTo(promised.get("bytes").asLong());
    assertThat(held.get("layers")).hasSize(2);
    assertThat(held.get("layers").get(0).get("layout").asString()).isEqualTo(layout.name());
    assertThat(held.get("readoutBits").asInt()).isEqualTo(promised.get("readoutBits").asInt());
    final Images test = Dataset.load(Dataset.SAMPLE, _ -> {}).test();
    final JsonNode answers = json("run", model.toString(), "--images", images(test).toString(), "--labels",
        labels(test).toString(), "--json");
    assertThat(answers.get("predictions")).hasSize(test.count());
    // Scores are float32 in the file's readout and double in training: two images of 2,000 may lie that close.
    assertThat(Math.abs(answers.get("accuracy").asDouble() - promised.get("accuracy").asDouble()))
        .isLessThanOrEqualTo(.001);
  }

  @Test
  void imagesThatDoNotFitTheModelAreRefused() throws IOException {
    final Path model = model();
    final Path wrong = folder.resolve("wrong");
    Files.write(wrong, ByteBuffer.allocate(16 + 5).putInt(0x803).putInt(1).putInt(1).putInt(5).array());
    final CommandRun run = CommandRun.of("run", model.toString(), "--images", wrong.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("pixels=5", "expected=784", wrong.toString());
  }

  @Test
  void aFileThatIsNoModelIsRefused() throws IOException {
    final Path model = Files.writeString(folder.resolve("not-a-model"), "hello");
    final CommandRun run = CommandRun.of("inspect", model.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(model.toString());
    assertThat(CommandRun.of("inspect", folder.resolve("nothing").toString()).exit()).isEqualTo(1);
  }

  @Test
  void aFolderInPlaceOfAFileIsRefusedByName() throws IOException {
    for (final CommandRun run : List.of(CommandRun.of("inspect", folder.toString()),
        CommandRun.of("run", model().toString(), "--images", folder.toString()))) {
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains(folder.toString(), "expected a file, found a folder");
    }
  }

  @Test
  void anOutThatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
    final Path file = Files.writeString(folder.resolve("file"), "text");
    for (final Path out : List.of(folder, file.resolve("net.spectern"))) {
      final CommandRun run = CommandRun.of("compress", "--data", folder.resolve("no-data").toString(), "--out",
          out.toString());
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).doesNotContain("no-data").containsAnyOf("found a folder", "not a folder: " + file);
    }
    assertThat(folder).isDirectoryNotContaining(one -> !one.equals(file));
  }

  private Path model() throws IOException {
    final Path model = folder.resolve("net.spectern");
    json("compress", "--data", "sample", "--widths", "10", "--eps", "0.5", "--out", model.toString(), "--json");
    return model;
  }

  @Test
  void badOptionsOfCompressNameTheValue() {
    final CommandRun run = CommandRun.of("compress", "--widths", "10,10", "--eps", "0.5:0.5:0.5", "--out", "x");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--eps").contains("0.5:0.5:0.5");
  }

  private static JsonNode json(String... arguments) {
    final CommandRun run = CommandRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isZero();
    return JsonMapper.builder().build().readTree(run.out());
  }

  private Path images(Images test) throws IOException {
    final ByteBuffer idx = ByteBuffer.allocate(16 + test.pixels().length).putInt(0x803).putInt(test.count()).putInt(28)
        .putInt(28).put(test.pixels());
    return Files.write(folder.resolve("images"), idx.array());
  }

  private Path labels(Images test) throws IOException {
    final ByteBuffer idx = ByteBuffer.allocate(8 + test.count()).putInt(0x801).putInt(test.count()).put(test.labels());
    return Files.write(folder.resolve("labels"), idx.array());
  }
}
