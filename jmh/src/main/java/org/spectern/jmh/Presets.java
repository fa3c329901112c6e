package org.spectern.jmh;

import java.util.List;
import java.util.Map;

/** What the presets measure. */
final class Presets {
  private static final Timing SHORT = new Timing(1, 3, 200, 5, 200);

  /** Benchmark classes that the quick preset leaves out, with the reason. */
  static final Map<String, String> NOT_QUICK = Map.of();

  private Presets() {}

  static List<Part> quick() {
    return List.of(Part.of(".", SHORT));
  }

  static List<Part> standard() {
    return List.of(Part.of(".", SHORT));
  }

  static List<Part> full() {
    return List.of(Part.of(".", SHORT));
  }
}
