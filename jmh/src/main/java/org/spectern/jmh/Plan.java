package org.spectern.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/**
 * What a run will do, before it starts.
 *
 * @param steps in order
 */
public record Plan(List<Step> steps) {

  /**
   * The benchmarks of one part.
   *
   * @param part parameters and timing
   * @param benchmarks full names
   * @param runs how many results there will be: one per benchmark and set of parameters
   */
  public record Step(Part part, List<String> benchmarks, int runs) {
    /** Wall-clock time of the step. */
    public double seconds() {
      return runs * part.timing().seconds();
    }
  }

  /** Copies the steps. */
  public Plan {
    steps = List.copyOf(steps);
  }

  /**
   * Lays out the parts.
   *
   * @param parts what is wanted
   * @param known all benchmarks there are
   * @param include matches, anywhere in it, the names of those that are wanted
   */
  public static Plan of(List<Part> parts, Collection<BenchmarkListEntry> known, Pattern include) {
    final List<Step> steps = new ArrayList<>();
    for (final Part part : parts) {
      final List<String> names = new ArrayList<>();
      int runs = 0;
      for (final BenchmarkListEntry entry : known) {
        final String name = entry.getUsername();
        if (part.benchmarks().matcher(name).find() && include.matcher(name).find()) {
          names.add(name);
          runs += combinations(entry, part.params());
        }
      }
      if (runs > 0) {
        steps.add(new Step(part, List.copyOf(names), runs));
      }
    }
    return new Plan(steps);
  }

  private static int combinations(BenchmarkListEntry entry, Map<String, List<String>> chosen) {
    int product = 1;
    for (final Map.Entry<String, String[]> stated : entry.getParams().orElse(Map.of()).entrySet()) {
      final List<String> values = chosen.get(stated.getKey());
      product *= values == null ? stated.getValue().length : values.size();
    }
    return product;
  }

  /** How many results there will be. */
  public int runs() {
    return steps.stream().mapToInt(Step::runs).sum();
  }

  /** Wall-clock time of everything. */
  public double seconds() {
    return steps.stream().mapToDouble(Step::seconds).sum();
  }
}
