package org.spectern.jmh.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spectern.jmh.baseline.ReadBandwidth;

/**
 * Read bandwidths of one thread, measured from the nearest cache to main memory.
 *
 * @param rungs in ascending size
 */
public record ReadLadder(List<Rung> rungs) {
  private static final long NANOS = 40_000_000;
  /** Main memory is read in arrays at least twice as large as the last cache, as far as this and the heap allow. */
  private static final long LARGEST = 1L << 30;

  /**
   * One bandwidth.
   *
   * @param name the cache, "memory" beyond the last one
   * @param reach working sets up to this many bytes live here
   * @param bytes what was read over and over
   * @param gigabytesPerSecond how fast
   */
  public record Rung(String name, long reach, long bytes, double gigabytesPerSecond) {}

  /** Checks and copies. */
  public ReadLadder {
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("a ladder needs rungs: rungs=" + rungs);
    }
    rungs = List.copyOf(rungs);
  }

  /** Measures this machine, in about two seconds. */
  public static ReadLadder measure() {
    return measure(Caches.here(), Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 3));
  }

  static ReadLadder measure(List<Caches.Cache> caches, long largest) {
    // Once for the compiler: interpreted, the reader is a thousand times slower.
    rung("warm-up", 0, caches.getFirst().bytes() / 2);
    final List<Rung> rungs = new ArrayList<>();
    long inner = 0;
    for (final Caches.Cache cache : caches) {
      // Well inside the cache and well outside the one before; a huge last cache is shared with others, so only part of
      // it.
      final long bytes = Math.min(largest, Math.max(cache.bytes() / 2, Math.min(4 * inner, cache.bytes())));
      final long modest = inner == 0 ? bytes : Math.min(bytes, 16 * inner);
      rungs.add(rung("L" + cache.level(), cache.bytes(), modest));
      inner = cache.bytes();
    }
    rungs.add(rung("memory", Long.MAX_VALUE, Math.min(largest, 2 * inner)));
    return new ReadLadder(rungs);
  }

  private static Rung rung(String name, long reach, long bytes) {
    final ReadBandwidth reader = new ReadBandwidth(bytes);
    return new Rung(name, reach, reader.bytes(), reader.measure(NANOS));
  }

  /** The rung on which a working set of so many bytes lives. */
  public Rung of(long bytes) {
    for (final Rung rung : rungs) {
      if (bytes <= rung.reach()) {
        return rung;
      }
    }
    return rungs.getLast();
  }

  /** The ladder as one word, for a system property. */
  public String text() {
    final StringBuilder text = new StringBuilder();
    for (final Rung rung : rungs) {
      text.append(text.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "%s:%d:%d:%.2f", rung.name, rung.reach,
          rung.bytes, rung.gigabytesPerSecond));
    }
    return text.toString();
  }

  /**
   * Reads {@link #text()} back.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ReadLadder parse(String text) {
    final List<Rung> rungs = new ArrayList<>();
    for (final String part : text.split(",")) {
      final String[] fields = part.split(":");
      if (fields.length != 4) {
        throw new IllegalArgumentException("a rung is name:reach:bytes:GB/s: rung=" + part);
      }
      rungs.add(
          new Rung(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2]), Double.parseDouble(fields[3])));
    }
    return new ReadLadder(rungs);
  }
}
