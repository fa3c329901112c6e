package org.spectern.reports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir
  private Path folder;

  @Test
  void foldersAreMadeAndContentsReplaced() throws IOException {
    final Path file = folder.resolve("a/b/page.html");
    AtomicFile.write(file, "first");
    AtomicFile.write(file, "zweite, für später");
    assertThat(file).hasContent("zweite, für später");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void failureLeavesNothingBehind() throws IOException {
    final Path occupied = Files.createDirectories(folder.resolve("occupied"));
    Files.writeString(occupied.resolve("child"), "");
    assertThatThrownBy(() -> AtomicFile.write(occupied, "text")).isInstanceOf(IOException.class);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    assertThat(occupied.resolve("child")).exists();
  }
}
