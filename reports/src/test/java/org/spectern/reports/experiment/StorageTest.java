package org.spectern.reports.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  @TempDir
  private Path folder;

  @Test
  void anInterruptLeavesNoHalfWrittenNetBehind() throws IOException, InterruptedException {
    final Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), "-Djava.io.tmpdir=" + folder, BlockedWrite.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader printed = program.inputReader()) {
      assertThat(printed.readLine()).isEqualTo(BlockedWrite.STARTED);
      assertThat(folder).isNotEmptyDirectory();
      program.destroy();
      program.waitFor();
    } finally {
      program.destroyForcibly();
    }
    assertThat(folder).isEmptyDirectory();
  }
}
