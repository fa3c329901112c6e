package org.spectern.reports.experiment.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One result of JMH's JSON.
 *
 * @param benchmark full name: package, class, method
 * @param mode "avgt", "thrpt", …
 * @param score the mean over all iterations
 * @param error half the width of its 99.9 % interval; NaN where one iteration leaves none
 * @param unit of the score: "ns/op", "ops/s"
 * @param params the benchmark's parameters
 * @param jvmArgs options of its forks
 * @param secondary further scores by name: the profilers'
 */
public record Measurement(String benchmark, String mode, double score, double error, String unit,
    Map<String, String> params, List<String> jvmArgs, Map<String, Double> secondary) {
  private static final Set<String> KINDS = Set.of("BINARY", "TERNARY", "INT8", "FLOAT32");
  /** MB/s; 0.04 to 0.2 were measured with benchmarks that allocate nothing. */
  private static final double OWN_RATE = .25;
  private static final String WIDTH_OPTION = "-XX:MaxVectorSize=";
  private static final String SCALAR_OPTION = "-Dspectern.provider=scalar";

  /** Class and method without the package. */
  public String operation() {
    final int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  String method() {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /** What is the same in two runs of the same benchmark. */
  public String key() {
    final StringBuilder key = new StringBuilder(operation());
    params.forEach((name, value) -> key.append(' ').append(name).append('=').append(value));
    return variant().isEmpty() ? key.toString() : key.append(" (").append(variant()).append(')').toString();
  }

  /** Whether less is better: it is, unless the unit counts operations per time. */
  public boolean lowerIsBetter() {
    return !unit.startsWith("ops/");
  }

  /** How far the forks depart from the machine's own vectors: "256 bits", "128 bits", "scalar", or nothing. */
  public String variant() {
    if (jvmArgs.contains(SCALAR_OPTION)) {
      return "scalar";
    }
    return jvmArgs.stream().filter(option -> option.startsWith(WIDTH_OPTION))
        .map(option -> 8 * Integer.parseInt(option.substring(WIDTH_OPTION.length())) + " bits").findFirst().orElse("");
  }

  String param(String name) {
    return params.getOrDefault(name, "");
  }

  /** How the weights are stored; empty where there are none. */
  public String layout() {
    return param("layout");
  }

  /** The kind of activation, by parameter or by the method's name; empty for neither. */
  public String kind() {
    final String named = params.getOrDefault("kind", method()).toUpperCase(Locale.ROOT);
    return KINDS.stream().filter(named::equals).findFirst().orElse("");
  }

  /** "1024x1024"; empty where the benchmark has none. */
  public String shape() {
    return param("shape");
  }

  public int batch() {
    return Integer.parseInt(params.getOrDefault("batch", "1"));
  }

  /** Share of zero weights, NaN where it does not matter. */
  public double eps() {
    return params.containsKey("eps") ? Double.parseDouble(params.get("eps")) : Double.NaN;
  }

  /** The library of a dense or sparse float baseline; empty for the project's own products. */
  public String library() {
    final String library = param("library");
    return library.isEmpty() && benchmark.contains(".baseline.") ? method() : library;
  }

  /** Whether this is a dense float product or net, to which others are held. */
  public boolean dense() {
    return !library().isEmpty() && !params.containsKey("eps") && !library().toUpperCase(Locale.ROOT).contains("CSR");
  }

  /** Whether this is a product of a ternary matrix, on one thread. */
  public boolean isProduct() {
    return !layout().isEmpty() && !kind().isEmpty() && !shape().isEmpty() && library().isEmpty()
        && !params.containsKey("threads");
  }

  /** Rows times columns of the shape. */
  public double size() {
    final String[] sides = shape().split("x");
    return Double.parseDouble(sides[0]) * Double.parseDouble(sides[1]);
  }

  /** Weights applied per nanosecond, NaN where the benchmark did not declare its work. */
  public double weightsPerNano() {
    return secondary.getOrDefault("weights.rate", Double.NaN);
  }

  /** Stored bits per weight applied, NaN where the benchmark did not declare its work. */
  public double bitsPerWeight() {
    return secondary.getOrDefault("weights.bits", Double.NaN);
  }

  /**
   * Bytes allocated on the heap per operation, NaN where they were not measured. JMH itself allocates some kilobytes
   * per iteration, which a slow operation would be charged with: a rate as low as that counts as none.
   */
  public double allocated() {
    return secondary.getOrDefault("gc.alloc.rate", Double.MAX_VALUE) < OWN_RATE ? 0
        : secondary.getOrDefault("gc.alloc.rate.norm", Double.NaN);
  }

  /** Half the width of the interval over the score; 0 where it is not known. */
  public double relativeError() {
    return Double.isNaN(error) ? 0 : error / score;
  }
}
