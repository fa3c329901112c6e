package org.spectern.reports.experiment.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run whose figures are made up, written in the forms in which the suite writes: JMH's JSON, and the manifest beside
 * it.
 */
public final class SampleRun {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String PRODUCT = "org.spectern.jmh.product.TernaryProduct.multiply";
  private static final String DENSE = "org.spectern.jmh.baseline.DenseProduct.multiply";

  private final List<Map<String, Object>> results = new ArrayList<>();
  private String machine = "00ff00ff00ff00ff";
  private String state = "complete";

  /** Layouts, libraries, sparsities, sizes, widths and nets: something for every part of the page. */
  public static SampleRun whole() {
    final SampleRun run = new SampleRun();
    final int[][] shapes = {{512, 784}, {1024, 1024}, {4096, 4096}};
    for (final int[] shape : shapes) {
      run.product("BIT_PLANES", "TERNARY", shape, .5, 1, 2, 420).product("BIT_PLANES", "BINARY", shape, .5, 1, 2, 430)
          .product("THREE_TRIT", "FLOAT32", shape, .5, 1, 1.78, 70)
          .product("THREE_TRIT", "INT8", shape, .5, 1, 1.78, 150)
          .dense("OPENBLAS", shape, 1, 20).dense("PLAIN", shape, 1, 2).dense("EJML", shape, 1, 3);
    }
    for (final double eps : new double[]{.5, .8, .9, .95, .99}) {
      run.product("SIGNED_LISTS", "FLOAT32", shapes[1], eps, 1, 16 * (1 - eps), 4 / (1 - eps));
      run.product("BIT_PLANES", "FLOAT32", shapes[1], eps, 1, 2, 26);
    }
    run.product("BIT_PLANES", "TERNARY", shapes[1], .5, 64, .03, 520).dense("OPENBLAS", shapes[1], 64, 44);
    final String narrow = "-XX:MaxVectorSize=32";
    run.add(PRODUCT,
        Map.of("layout", "BIT_PLANES", "kind", "TERNARY", "shape", "4096x4096", "eps", "0.5", "batch", "1"),
        120_000, 1000, "ns/op", List.of(narrow), traffic(4096 * 4096, 2, 120_000));
    run.add(DENSE, Map.of("library", "VECTOR", "shape", "4096x4096", "batch", "1"), 1_200_000, 9000, "ns/op",
        List.of(narrow), traffic(4096 * 4096, 32, 1_200_000));
    run.net("AnswerBenchmark", Map.of("widths", "1500-1500-1500", "layout", "BIT_PLANES", "kind", "ONE_BIT",
        "inputLayout", "same"), 40);
    return run.net("DenseAnswerBenchmark", Map.of("widths", "1500-1500-1500"), 920);
  }

  /** The same figures from another machine. */
  public static SampleRun elsewhere() {
    return whole().machine("1111111111111111");
  }

  SampleRun machine(String id) {
    machine = id;
    return this;
  }

  SampleRun state(String how) {
    state = how;
    return this;
  }

  SampleRun product(String layout, String kind, int[] shape, double eps, int batch, double bits, double rate) {
    final double weights = (double) shape[0] * shape[1] * batch;
    return add(PRODUCT,
        Map.of("layout", layout, "kind", kind, "shape", shape[0] + "x" + shape[1], "eps", Double.toString(eps), "batch",
            Integer.toString(batch)),
        weights / rate, .02 * weights / rate, "ns/op", List.of(), traffic(weights, bits, weights / rate));
  }

  SampleRun dense(String library, int[] shape, int batch, double rate) {
    final double weights = (double) shape[0] * shape[1] * batch;
    return add(DENSE, Map.of("library", library, "shape", shape[0] + "x" + shape[1], "batch", Integer.toString(batch)),
        weights / rate, .03 * weights / rate, "ns/op", List.of(), traffic(weights, 32. / batch, weights / rate));
  }

  private SampleRun net(String owner, Map<String, String> params, double micros) {
    return add("org.spectern.jmh.network." + owner + ".single", params, micros, micros / 50, "us/op", List.of(),
        Map.of());
  }

  SampleRun add(String benchmark, Map<String, String> params, double score, double error, String unit,
      List<String> jvmArgs, Map<String, Double> secondary) {
    final Map<String, Object> further = new TreeMap<>();
    secondary.forEach((name, value) -> further.put(name, Map.of("score", value)));
    results.add(Map.of("benchmark", benchmark, "mode", unit.startsWith("ops") ? "thrpt" : "avgt", "params",
        new TreeMap<>(params), "jvmArgs", jvmArgs, "primaryMetric",
        Map.of("score", score, "scoreError", Double.isNaN(error) ? "NaN" : error, "scoreUnit", unit),
        "secondaryMetrics", further));
    return this;
  }

  static Map<String, Double> traffic(double weights, double bits, double nanos) {
    return Map.of("weights.rate", weights / nanos, "weights.bits", bits, "weights.traffic", weights * bits / 8 / nanos,
        "weights.bandwidth", 10., "·gc.alloc.rate.norm", .25);
  }

  /** Writes {@code bench.json} and {@code bench.manifest.json} and returns the first. */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    final Path file = folder.resolve("bench.json");
    Files.writeString(file, MAPPER.writeValueAsString(results));
    Files.writeString(folder.resolve("bench.manifest.json"), MAPPER.writeValueAsString(manifest()));
    return file;
  }

  private Manifest manifest() {
    final List<Manifest.MatrixBytes> matrices = new ArrayList<>();
    for (final double eps : new double[]{.5, .9}) {
      final double entropy = eps == .5 ? 1.5 : .569;
      matrices.add(matrix("BIT_PLANES", eps, 2, entropy));
      matrices.add(matrix("RICE", eps, entropy * 1.01, entropy));
    }
    final Manifest.Memory memory = new Manifest.Memory(matrices,
        List.of(new Manifest.NetBytes("FLOAT32", "1500-1500-1500", 0, 22_800_000, 22_800_000, 0, 22_830_000),
            new Manifest.NetBytes("BIT_PLANES", "1500-1500-1500", .9, 145_000, 1_450_000, 1_480_000, 60_000)),
        List.of(new Manifest.Process("nothing", 0, 40_000_000, 0, 0),
            new Manifest.Process("BIT_PLANES 1500-1500-1500", 1000, 90_000_000, 150_000_000, 300_000_000)));
    return new Manifest("bin/spectern bench", "quick", "", 6, results.size(), results.size(), state,
        "2026-11-22T00:00:00Z", 300,
        new Manifest.Machine(machine, "Some Processor", List.of("avx2"), 2, List.of(new Manifest.Cache(1, 32768)),
            16L << 30, "Linux 6 amd64"),
        "a JVM 25", List.of("-Xmx1g"), new Manifest.Provider("vector", 512, "All self-tests passed."), "abc+", .5,
        List.of(new Manifest.Rung("L1", 32768, 16384, 200), new Manifest.Rung("memory", Long.MAX_VALUE, 1 << 30, 12)),
        "not available here: no meters", Map.of("OpenBLAS", "one thread"), Map.of("spectern-jmh.jar", "00ff"), memory);
  }

  private static Manifest.MatrixBytes matrix(String layout, double eps, double bits, double entropy) {
    final long bytes = (long) (bits * 1024 * 1024 / 8);
    return new Manifest.MatrixBytes(layout, "1024x1024", eps, bytes, bytes, 800, bits, entropy);
  }
}
