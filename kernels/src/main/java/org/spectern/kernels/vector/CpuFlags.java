package org.spectern.kernels.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What the processor can do, as Linux tells it: the Vector API runs without hardware too, but then far slower than
 * plain Java.
 */
final class CpuFlags {
  private static final Set<String> FLAGS = read("flags");
  private static final Set<String> VENDOR = read("vendor_id");

  private CpuFlags() {}

  static boolean has(final String flag) {
    return FLAGS.contains(flag);
  }

  static boolean isIntel() {
    return VENDOR.contains("GenuineIntel");
  }

  private static Set<String> read(final String field) {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      final String words = lines.filter(line -> line.startsWith(field)).findFirst().orElse("");
      return new HashSet<>(Arrays.asList(words.split("\\s+")));
    } catch (final IOException unknown) {
      return Set.of();
    }
  }
}
