package org.spectern.jmh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * JMH's own JSON of all benchmarks finished so far, written anew after each: whatever ends the run, the finished part
 * is there.
 */
final class ResultFile {
  private final Path file;
  private final List<RunResult> results = new ArrayList<>();

  ResultFile(Path file) {
    this.file = file;
  }

  int finished() {
    return results.size();
  }

  void add(BenchmarkResult result) throws IOException {
    results.add(new RunResult(result.getParams(), List.of(result)));
    final ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(json, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    replace(file, json.toByteArray());
  }

  /** Writes beside and moves into place, so that a reader never sees half a file. */
  static void replace(Path file, byte[] content) throws IOException {
    final Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(beside, content);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
