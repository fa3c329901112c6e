package org.spectern.jmh;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Benchmarks of a preset that share parameters and timing.
 *
 * @param benchmarks matches, anywhere in it, the full name of a benchmark: package, class, method
 * @param params values instead of those that the class states; names that a class lacks do not matter to it
 * @param jvmArgs further options of the forks, after the class's own
 * @param timing how long each is measured
 */
public record Part(Pattern benchmarks, Map<String, List<String>> params, List<String> jvmArgs, Timing timing) {
  /** Copies the collections. */
  public Part {
    params = Map.copyOf(params);
    jvmArgs = List.copyOf(jvmArgs);
  }

  /** All parameters as the classes state them. */
  static Part of(String benchmarks, Timing timing) {
    return new Part(Pattern.compile(benchmarks), Map.of(), List.of(), timing);
  }

  /** The same with other values of a parameter, separated by blanks. */
  Part with(String param, String values) {
    final Map<String, List<String>> wider = new TreeMap<>(params);
    wider.put(param, List.of(values.split(" ")));
    return new Part(benchmarks, wider, jvmArgs, timing);
  }

  /** The same in forks with further options. */
  Part in(String... options) {
    return new Part(benchmarks, params, List.of(options), timing);
  }
}
