package org.spectern.jmh;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.spectern.jmh.profile.Caches;

/**
 * The machine of a run, without anything that names its owner.
 *
 * @param id first digits of a hash of all that follows but the memory: results are comparable where it is equal
 * @param processor model name
 * @param flags what the processor can do, in alphabetical order
 * @param cores processors that the JVM sees
 * @param caches data caches, nearest first
 * @param memoryBytes physical memory, 0 if unknown
 * @param system operating system, its version and the architecture
 */
public record MachineFacts(String id, String processor, List<String> flags, int cores, List<Caches.Cache> caches,
    long memoryBytes, String system) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final int ID_DIGITS = 16;

  /** This machine. */
  public static MachineFacts here() {
    final List<String> info = cpuInfo();
    final String architecture = System.getProperty("os.arch");
    return of(value(info, "model name", architecture),
        List.copyOf(new TreeSet<>(Arrays.asList(value(info, "flags", value(info, "Features", "")).split(" ")))),
        Runtime.getRuntime().availableProcessors(), Caches.here(), memory(),
        System.getProperty("os.name") + ' ' + System.getProperty("os.version") + ' ' + architecture);
  }

  static MachineFacts of(String processor, List<String> flags, int cores, List<Caches.Cache> caches, long memoryBytes,
      String system) {
    final String all = String.join("\n", processor, String.join(" ", flags), Integer.toString(cores), caches.toString(),
        system);
    return new MachineFacts(Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS), processor, flags,
        cores, caches, memoryBytes, system);
  }

  private static List<String> cpuInfo() {
    try {
      return Files.readAllLines(CPU_INFO);
    } catch (IOException e) {
      // No such file outside Linux: the architecture must do.
      return List.of();
    }
  }

  private static String value(List<String> info, String key, String otherwise) {
    return info.stream().filter(line -> line.matches(key + "\\s*:.*"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim()).findFirst().orElse(otherwise);
  }

  private static long memory() {
    return ManagementFactory
        .getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
  }
}
