package org.spectern.jmh.profile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The energy meters of Linux's power capping framework: one per package, in microjoules, running round at a stated
 * range.
 */
public final class PowerCap {
  /** Where Linux keeps them. */
  static final Path LINUX = Path.of("/sys/class/powercap");

  private final List<Path> zones;

  private PowerCap(List<Path> zones) {
    this.zones = zones;
  }

  /** The meters of this machine that can be read. */
  public static PowerCap here() {
    return in(LINUX);
  }

  static PowerCap in(Path folder) {
    final List<Path> zones = new ArrayList<>();
    // A package's own zone has one colon, its parts two: counting both would count twice.
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder,
        zone -> zone.getFileName().toString().matches("[a-z-]+:\\d+"))) {
      for (final Path zone : all) {
        if (Files.isReadable(zone.resolve("energy_uj")) && Files.isReadable(zone.resolve("max_energy_range_uj"))) {
          zones.add(zone);
        }
      }
    } catch (IOException e) {
      return new PowerCap(List.of());
    }
    return new PowerCap(List.copyOf(zones));
  }

  /** Whether there is anything to read. */
  public boolean available() {
    return !zones.isEmpty();
  }

  /** What a reader of results should know: which meters, or that there are none. */
  public String state() {
    return available() ? zones.size() + " meters in " + LINUX
        : "not available here: no readable energy meter in " + LINUX;
  }

  /** The present readings, in microjoules, one per zone. */
  public long[] read() throws IOException {
    final long[] readings = new long[zones.size()];
    for (int i = 0; i < readings.length; i++) {
      readings[i] = number(zones.get(i).resolve("energy_uj"));
    }
    return readings;
  }

  /** Microjoules used since earlier readings; a meter may have run round once. */
  public long since(long[] earlier) throws IOException {
    final long[] now = read();
    long sum = 0;
    for (int i = 0; i < now.length; i++) {
      final long used = now[i] - earlier[i];
      sum += used >= 0 ? used : used + number(zones.get(i).resolve("max_energy_range_uj"));
    }
    return sum;
  }

  private static long number(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).trim());
  }
}
