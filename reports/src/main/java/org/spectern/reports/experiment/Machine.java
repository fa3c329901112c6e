package org.spectern.reports.experiment;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The machine a figure was measured on.
 *
 * @param processor model name
 * @param cores processors that the JVM sees
 * @param memoryBytes physical memory, 0 if unknown
 * @param system operating system and architecture
 * @param java version of the JVM
 */
public record Machine(String processor, int cores, long memoryBytes, String system, String java) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  public static Machine here() {
    return new Machine(processorName(), Runtime.getRuntime().availableProcessors(), memory(),
        System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  /** The machine in one line. */
  public String line() {
    return processor + ", " + cores + (cores == 1 ? " core" : " cores") + ", " + (memoryBytes >> 30) + " GiB, " + system
        + ", " + java;
  }

  private static String processorName() {
    try {
      final List<String> lines = Files.readAllLines(CPU_INFO);
      for (final String line : lines) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).trim();
        }
      }
    } catch (IOException e) {
      // No such file outside Linux: the architecture must do.
      return System.getProperty("os.arch");
    }
    return System.getProperty("os.arch");
  }

  private static long memory() {
    return ManagementFactory
        .getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
  }
}
