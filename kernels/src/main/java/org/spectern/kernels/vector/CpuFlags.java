package org.spectern.kernels.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What the processor can do, as Linux tells it: the Vector API runs without hardware too, but then far slower than plain Java. */
final class CpuFlags {
  private static final Set<String> FLAGS = read();

  private CpuFlags() {}

  static boolean has(final String flag) {
    return FLAGS.contains(flag);
  }

  private static Set<String> read() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      final String flags = lines.filter(line -> line.startsWith("flags")).findFirst().orElse("");
      return new HashSet<>(Arrays.asList(flags.split("\\s+")));
    } catch (final IOException unknown) {
      return Set.of();
    }
  }
}
