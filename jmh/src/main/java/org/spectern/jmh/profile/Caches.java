package org.spectern.jmh.profile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The data caches of the first processor, nearest first, as Linux describes them. */
public final class Caches {
  /** Where Linux keeps the description. */
  static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");

  /** Sizes common to desktop processors, for systems that do not tell. */
  private static final List<Cache> USUAL = List.of(new Cache(1, 32L << 10), new Cache(2, 512L << 10),
      new Cache(3, 16L << 20));

  /**
   * One cache.
   *
   * @param level 1 for the nearest
   * @param bytes its size, shared or not
   */
  public record Cache(int level, long bytes) {}

  private Caches() {}

  /** The caches of this machine, or common sizes if it does not tell them. */
  public static List<Cache> here() {
    final List<Cache> told = read(LINUX);
    return told.isEmpty() ? USUAL : told;
  }

  /** Whether {@link #here()} is what the machine says. */
  public static boolean known() {
    return !read(LINUX).isEmpty();
  }

  static List<Cache> read(Path folder) {
    final List<Cache> caches = new ArrayList<>();
    try (DirectoryStream<Path> indices = Files.newDirectoryStream(folder, "index*")) {
      for (final Path index : indices) {
        if (!line(index, "type").equals("Instruction")) {
          caches.add(new Cache(Integer.parseInt(line(index, "level")), bytes(line(index, "size"))));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    caches.sort(Comparator.comparingInt(Cache::level));
    return caches;
  }

  private static String line(Path index, String name) throws IOException {
    return Files.readString(index.resolve(name)).trim();
  }

  /** "48K" or "4M". */
  static long bytes(String size) {
    final String digits = size.replaceAll("[^0-9]", "");
    return Long.parseLong(digits) << switch (size.toUpperCase(Locale.ROOT).charAt(size.length() - 1)) {
      case 'K' -> 10;
      case 'M' -> 20;
      case 'G' -> 30;
      default -> 0;
    };
  }
}
