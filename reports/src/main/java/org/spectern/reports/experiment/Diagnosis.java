package org.spectern.reports.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.spectern.kernels.Provider;
import org.spectern.reports.data.Mnist;
import org.spectern.reports.pipeline.DenseNet;

/**
 * What this machine and this JVM offer.
 *
 * @param machine processor, memory, system, JVM
 * @param provider which kernels answer: "vector" or "scalar"
 * @param reason why
 * @param vectorBits width of the preferred vectors, 0 without the Vector API
 * @param features processor features that the kernels can use and that are present
 * @param absentFeatures those that are not
 * @param missingFlags JVM flags that should be passed and are not
 * @param dense the BLAS of the dense original
 * @param mnist where MNIST is kept, and whether it is there
 */
public record Diagnosis(Machine machine, String provider, String reason, int vectorBits, List<String> features,
    List<String> absentFeatures, List<String> missingFlags, String dense, String mnist) {
  private static final List<String> USEFUL = List.of("avx2", "bmi2", "popcnt", "avx512f", "avx512bw", "avx512vbmi",
      "avx512_vpopcntdq", "avx512_vnni", "asimd", "sve");

  public static Diagnosis here() {
    final Set<String> flags = processorFlags();
    final Provider provider = Provider.current();
    return new Diagnosis(Machine.here(), provider.name(), provider.reason(), provider.vectorBits(),
        USEFUL.stream().filter(flags::contains).toList(),
        USEFUL.stream().filter(one -> !flags.contains(one)).toList(), Provider.missingFlags(), DenseNet.library(),
        digits());
  }

  private static Set<String> processorFlags() {
    final Set<String> flags = new TreeSet<>();
    try {
      for (final String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
        if (line.startsWith("flags") || line.startsWith("Features")) {
          flags.addAll(Arrays.asList(line.substring(line.indexOf(':') + 1).trim().toLowerCase(Locale.ROOT).split(" ")));
        }
      }
    } catch (IOException e) {
      // Outside Linux the processor does not tell; the list stays empty and says so.
      return flags;
    }
    return flags;
  }

  private static String digits() {
    final Mnist mnist = Mnist.ofEnvironment(System.getenv());
    final Path folder = mnist.folder();
    return mnist.present() ? "in " + folder : "not fetched yet; would go to " + folder;
  }

  /** For a terminal. */
  public String asText() {
    return """
        machine    %s
        provider   %s: %s
        vectors    %s
        features   %s
        absent     %s
        flags      %s
        dense      %s
        MNIST      %s""".formatted(machine.line(), provider, reason,
        vectorBits == 0 ? "none (scalar kernels)" : vectorBits + " bits", listed(features), listed(absentFeatures),
        missingFlags.isEmpty() ? "complete" : "missing: " + String.join(" ", missingFlags), dense, mnist);
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "not known here" : String.join(" ", names);
  }
}
