package org.spectern.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the presets measure. */
final class Presets {
  /** Benchmark classes that the quick preset leaves out, with the reason. */
  static final Map<String, String> NOT_QUICK = Map.of();

  private static final Timing QUICK = new Timing(1, 3, 200, 5, 200);
  private static final Timing STANDARD = new Timing(2, 4, 250, 5, 250);
  private static final Timing FULL = new Timing(3, 5, 500, 5, 500);

  private static final String PRODUCT = "\\.ProductBenchmark\\.";
  private static final String DENSE = "\\.DenseBenchmark\\.";
  private static final String SPARSE = "\\.SparseBenchmark\\.";
  private static final String LAYER = "\\.LayerBenchmark\\.";
  private static final String NETS = "\\.network\\.";
  private static final String THREADS = "\\.ThreadBenchmark\\.";
  private static final String ROWS = "\\.GenerationBenchmark\\.";
  private static final String THEORY = "\\.theory\\.";
  private static final String SQUARE = "1024x1024";
  private static final String LARGE = "4096x4096";
  /** Layouts whose weights are decoded or drawn while they are multiplied. */
  private static final String DECODED = "RICE SEEDED";

  private Presets() {}

  static List<Part> quick() {
    final List<Part> parts = new ArrayList<>();
    quickDense(parts);
    quickProducts(parts);
    quickBatches(parts);
    parts.addAll(narrow(QUICK));
    parts.add(Part.of("\\.AnswerBenchmark\\.single", QUICK).with("layout", "BIT_PLANES"));
    parts.add(Part.of("\\.(DenseAnswer|Open)Benchmark\\.", QUICK).with("layout", "BIT_PLANES"));
    parts.add(Part.of(LAYER + "(fused|apart|packBits)", QUICK).with("layout", "BIT_PLANES").with("shape", "1500x1500"));
    parts.add(Part.of(THREADS, QUICK).with("layout", "BIT_PLANES").with("shape", "8192x8192").with("threads", "1 2"));
    parts.add(Part.of(ROWS, QUICK).with("layout", "SEEDED").with("eps", "0.875 0.99"));
    parts.add(Part.of("\\.SolverBenchmark\\.", QUICK).with("kind", "ONE_BIT EIGHT_INTEGERS EXACT"));
    parts.add(Part.of("\\.KernelBenchmark\\.", QUICK).with("size", "1000").with("activation", "relu"));
    parts.add(Part.of("\\.EigenBenchmark\\.decompose", QUICK).with("size", "400"));
    return parts;
  }

  private static void quickDense(List<Part> parts) {
    parts.add(dense(QUICK, "PLAIN EJML NETLIB OPENBLAS VECTOR", SQUARE + ' ' + LARGE, "1"));
    parts.add(dense(QUICK, "OPENBLAS VECTOR", "512x784 8192x8192", "1"));
    parts.add(dense(QUICK, "OPENBLAS VECTOR", SQUARE, "8 64"));
    parts.add(Part.of(SPARSE, QUICK).with("shape", SQUARE).with("batch", "1"));
  }

  private static void quickProducts(List<Part> parts) {
    final String shapes = "512x784 1024x1024 4096x4096";
    parts.add(product(QUICK, "BIT_PLANES", "BINARY TERNARY", shapes, "0.5", "1"));
    parts.add(product(QUICK, "FIVE_TRIT", "TERNARY", shapes + " 8192x8192", "0.5", "1"));
    parts.add(product(QUICK.longWarmUp(), "THREE_TRIT", "INT8", "512x784 1024x1024", "0.5", "1"));
    parts.add(product(QUICK, "THREE_TRIT", "INT8", LARGE, "0.5", "1"));
    parts.add(product(QUICK, "THREE_TRIT", "FLOAT32", shapes, "0.5", "1"));
    parts.add(product(QUICK, "SIGNED_LISTS", "FLOAT32", SQUARE, "0.5 0.8 0.9 0.95 0.99", "1"));
    parts.add(product(QUICK, "SIGNED_LISTS", "FLOAT32", "512x784 4096x4096", "0.9", "1"));
    parts.add(product(QUICK, "THREE_TRIT", "FLOAT32", SQUARE, "0.9 0.99", "1"));
    parts.add(product(QUICK, "BIT_PLANES SIGNED_LISTS", "TERNARY", SQUARE, "0.9 0.99", "1"));
    parts.add(product(QUICK.longWarmUp(), DECODED, "TERNARY", SQUARE, "0.9 0.99", "1"));
    parts.add(product(QUICK, "SIGNED_LISTS", "TERNARY", SQUARE, "0.5", "1"));
    parts.add(product(QUICK.longWarmUp(), "RICE", "TERNARY", SQUARE, "0.5", "1"));
    parts.add(product(QUICK, "SEEDED", "TERNARY", SQUARE, "0.5 0.875", "1"));
    parts.add(product(QUICK.longWarmUp(), "SEEDED", "TERNARY", SQUARE, "0.998", "1"));
  }

  private static void quickBatches(List<Part> parts) {
    parts.add(product(QUICK, "BIT_PLANES", "BINARY TERNARY", SQUARE, "0.5", "8 64"));
    parts.add(product(QUICK, "SIGNED_LISTS", "FLOAT32", SQUARE, "0.9 0.99", "64"));
    parts.add(product(QUICK.longWarmUp(), "RICE", "TERNARY", SQUARE, "0.99", "64"));
    parts.add(product(QUICK, "SEEDED", "TERNARY", SQUARE, "0.998", "64"));
  }

  static List<Part> standard() {
    final List<Part> parts = new ArrayList<>();
    final String stored = "BIT_PLANES FIVE_TRIT THREE_TRIT SIGNED_LISTS";
    final Timing patient = STANDARD.longWarmUp();
    final String kinds = "BINARY TERNARY INT8 FLOAT32";
    parts.add(dense(STANDARD, "PLAIN EJML NETLIB OPENBLAS VECTOR", "1024x1024 4096x4096 1500x1500", "1"));
    parts.add(dense(STANDARD, "OPENBLAS VECTOR", "512x784 8192x8192", "1"));
    parts.add(dense(STANDARD, "EJML NETLIB OPENBLAS VECTOR", SQUARE, "8 64"));
    parts.add(Part.of(SPARSE, STANDARD));
    parts.add(product(STANDARD, stored, kinds, "1024x1024 4096x4096 1500x1500", "0.9", "1"));
    parts.add(product(STANDARD, stored, kinds, SQUARE, "0.9", "64"));
    parts.add(product(STANDARD, stored, "TERNARY FLOAT32", SQUARE, "0.5 0.8 0.95 0.99", "1"));
    parts.add(product(patient, DECODED, kinds, "1024x1024 4096x4096 1500x1500", "0.9", "1"));
    parts.add(product(patient, DECODED, kinds, SQUARE, "0.9", "64"));
    parts.add(product(patient, DECODED, "TERNARY FLOAT32", SQUARE, "0.5 0.8 0.95 0.99", "1"));
    parts.add(product(STANDARD, "BIT_PLANES FIVE_TRIT", "TERNARY", "512x784 8192x8192", "0.5", "1"));
    parts.add(product(patient, "SEEDED", "TERNARY", SQUARE, "0.875 0.998", "1 64"));
    parts.addAll(narrow(STANDARD));
    parts.add(Part.of(NETS, STANDARD));
    parts.add(Part.of(LAYER + "(fused|apart)", STANDARD).with("shape", "1500x1500"));
    parts.add(Part.of(LAYER + "(pack|quantise)", STANDARD).with("shape", "1500x1500").with("layout", "BIT_PLANES"));
    parts.add(Part.of(THREADS, STANDARD).with("layout", "BIT_PLANES"));
    parts.add(Part.of(ROWS, STANDARD).with("eps", "0.875 0.99"));
    parts.add(Part.of(THEORY, STANDARD));
    return parts;
  }

  static List<Part> full() {
    final List<Part> parts = new ArrayList<>();
    final String layouts = "BIT_PLANES FIVE_TRIT THREE_TRIT SIGNED_LISTS RICE SEEDED";
    final String kinds = "BINARY TERNARY INT8 FLOAT32";
    parts.add(Part.of(DENSE, FULL));
    parts.add(dense(FULL, "NETLIB OPENBLAS VECTOR", "8192x8192", "1"));
    parts.add(dense(FULL, "NETLIB OPENBLAS VECTOR", SQUARE, "2 4 8 16 256 1024"));
    parts.add(Part.of(SPARSE, FULL));
    parts.add(Part.of(PRODUCT, FULL));
    parts.add(product(FULL, layouts, kinds, SQUARE, "0 0.8 0.875 0.95 0.99 0.998", "1"));
    parts.add(product(FULL, layouts, "TERNARY FLOAT32", SQUARE, "0.9", "2 4 8 16 256 1024"));
    parts.add(product(FULL, "SEEDED SIGNED_LISTS RICE", "TERNARY FLOAT32", SQUARE, "0.99 0.998", "64"));
    parts.add(product(FULL, layouts, "TERNARY FLOAT32", "8192x8192", "0.5", "1"));
    parts.addAll(narrow(FULL));
    parts.add(Part.of(NETS, FULL));
    parts.add(Part.of(LAYER, FULL));
    parts.add(Part.of(THREADS, FULL));
    parts.add(Part.of(ROWS, FULL));
    parts.add(Part.of(THEORY, FULL));
    return parts;
  }

  /** Narrower vectors and none: the products that have floors there, beside the dense product with the same vectors. */
  private static List<Part> narrow(Timing timing) {
    final List<Part> parts = new ArrayList<>();
    for (final String width : List.of("-XX:MaxVectorSize=32", "-XX:MaxVectorSize=16")) {
      parts.add(dense(timing, "VECTOR", LARGE, "1").in(width));
      fiveProducts(timing).forEach(part -> parts.add(part.in(width)));
    }
    // The last definition of a property wins: the vector kernels are no longer required.
    final String[] scalar = {"-Dspectern.provider=scalar", "-Dspectern.require="};
    parts.add(dense(timing, "PLAIN", LARGE, "1").in(scalar));
    fiveProducts(timing).forEach(part -> parts.add(part.in(scalar)));
    return parts;
  }

  private static List<Part> fiveProducts(Timing timing) {
    return List.of(product(timing, "BIT_PLANES", "BINARY TERNARY", LARGE, "0.5", "1"),
        product(timing, "FIVE_TRIT", "TERNARY", LARGE, "0.5", "1"),
        product(timing, "THREE_TRIT", "INT8 FLOAT32", LARGE, "0.5", "1"));
  }

  private static Part product(Timing timing, String layouts, String kinds, String shapes, String eps, String batches) {
    return Part.of(PRODUCT, timing).with("layout", layouts).with("kind", kinds).with("shape", shapes).with("eps", eps)
        .with("batch", batches);
  }

  private static Part dense(Timing timing, String libraries, String shapes, String batches) {
    return Part.of(DENSE, timing).with("library", libraries).with("shape", shapes).with("batch", batches);
  }
}
