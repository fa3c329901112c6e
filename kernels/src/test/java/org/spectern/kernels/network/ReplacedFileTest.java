package org.spectern.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
  private static final String STARTED = "half of the file is written";

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void anOldFile() throws IOException {
    file = Files.writeString(folder.resolve("net.spectern"), "old");
  }

  @Test
  void theNewFileTakesThePlaceOfTheOld() throws IOException {
    ReplacedFile.write(file, channel -> channel.write(ByteBuffer.wrap("new".getBytes())));
    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(one -> !one.equals(file));
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingBesideIt() {
    assertThatThrownBy(() -> ReplacedFile.write(file, channel -> {
      channel.write(ByteBuffer.wrap("ne".getBytes()));
      throw new IOException("disk full");
    })).hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(one -> !one.equals(file));
  }

  @Test
  void anInterruptedProgramLeavesTheOldFileAndNothingBesideIt() throws IOException, InterruptedException {
    final Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), ReplacedFileTest.class.getName(), file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader printed = program.inputReader()) {
      assertThat(printed.readLine()).isEqualTo(STARTED);
      assertThat(folder).isDirectoryContaining(one -> !one.equals(file));
      program.destroy();
      program.waitFor();
    } finally {
      program.destroyForcibly();
    }
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(one -> !one.equals(file));
  }

  /** Writes half of a file and no more. */
  public static void main(String[] arguments) throws IOException {
    ReplacedFile.write(Path.of(arguments[0]), channel -> {
      channel.write(ByteBuffer.wrap("ne".getBytes()));
      System.out.println(STARTED);
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    });
  }
}
