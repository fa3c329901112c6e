package org.spectern.jmh.product;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spectern.jmh.Shape;
import org.spectern.kernels.BinaryVector;
import org.spectern.kernels.Int8Vector;
import org.spectern.kernels.Layout;
import org.spectern.kernels.Provider;
import org.spectern.kernels.RowThresholds;
import org.spectern.kernels.TernaryMatrix;

/**
 * Times every kernel once with the provider of this JVM. Run with {@code -Dspectern.provider=vector}, with
 * {@code scalar}, and with {@code scalar} under {@code -XX:-UseSuperWord}, it tells what the Vector API gives from what
 * the compiler vectorises by itself (docs/decisions/0015).
 */
public final class SuperwordTable {
  private static final int WARM_UP = 4;
  /** Packings per reading of the clock, which takes as long as one. */
  private static final int PACKINGS = 64;

  private SuperwordTable() {}

  /**
   * One kernel's speed.
   *
   * @param kernel layout, fraction of zeros and kind of a product, or the kind of packing
   * @param rate weights per nanosecond, or packed values per nanosecond
   */
  record Line(String kernel, double rate) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%-26s %9.2f", kernel, rate);
    }
  }

  /**
   * Measures and prints.
   *
   * @param args rows and columns, 1024 if left out, and milliseconds per kernel, 180 if left out
   */
  public static void main(final String[] args) {
    final int side = args.length > 0 ? Integer.parseInt(args[0]) : 1024;
    print(side, args.length > 1 ? Long.parseLong(args[1]) : 180, System.out);
  }

  static List<Line> print(final int side, final long millis, final PrintStream out) {
    out.println(Provider.current());
    out.println(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption("UseSuperWord"));
    // As in AdviserTable: kernels are compiled beside their first runs, and those are not believed.
    measure(side, WARM_UP * millis * 1_000_000);
    final List<Line> lines = measure(side, millis * 1_000_000);
    lines.forEach(out::println);
    return lines;
  }

  private static List<Line> measure(final int side, final long nanos) {
    final List<Line> lines = new ArrayList<>();
    for (final Layout layout : Layout.values()) {
      for (final double eps : fractions(layout)) {
        for (final ActivationKind kind : ActivationKind.values()) {
          lines.add(product(layout, new Shape(side, side), eps, kind, nanos));
        }
      }
    }
    lines.add(thresholds(side, nanos));
    lines.add(quantising(side, nanos));
    return lines;
  }

  /** Where a layout is used; seeded weights are drawn as planes at one and as gaps at the other. */
  private static List<Double> fractions(final Layout layout) {
    return switch (layout) {
      case BIT_PLANES, FIVE_TRIT, THREE_TRIT -> List.of(0.5);
      case SIGNED_LISTS, RICE -> List.of(0.9);
      case SEEDED -> List.of(0.5, 0.99);
    };
  }

  private static Line product(final Layout layout, final Shape shape, final double eps, final ActivationKind kind,
      final long nanos) {
    try (TernaryMatrix matrix = Weights.of(layout, shape, eps);
        Product product = Product.of(matrix, kind, new byte[][]{kind.values(shape.columns(), 1)})) {
      final String kernel = String.format(Locale.ROOT, "%s %.2f %s", layout, eps, kind);
      return new Line(kernel, shape.weights() / Samples.median(product::multiply, nanos));
    }
  }

  /** The paper's sigma_T: one outside an interval, zero inside. */
  private static Line thresholds(final int rows, final long nanos) {
    final byte[] values = ActivationKind.INT8.values(rows, 1);
    final int[] y = new int[rows];
    Arrays.setAll(y, row -> values[row]);
    final int[][] interval = new int[rows][];
    Arrays.setAll(interval, row -> new int[]{-64 - row % 8, 63 + row % 8});
    final RowThresholds thresholds = new RowThresholds(interval, new byte[]{1, 0, 1});
    try (BinaryVector out = BinaryVector.allocate(rows)) {
      return packing("thresholds to bits", rows, () -> thresholds.pack(y, out), nanos);
    }
  }

  private static Line quantising(final int columns, final long nanos) {
    final byte[] values = ActivationKind.INT8.values(columns, 1);
    final float[] x = new float[columns];
    for (int column = 0; column < columns; column++) {
      x[column] = values[column] / 64f;
    }
    try (Int8Vector out = Int8Vector.allocate(columns)) {
      return packing("float32 to int8", columns, () -> out.quantise(x, 50), nanos);
    }
  }

  private static Line packing(final String kernel, final int values, final Runnable once, final long nanos) {
    final Runnable often = () -> {
      for (int packing = 0; packing < PACKINGS; packing++) {
        once.run();
      }
    };
    return new Line(kernel, (double) PACKINGS * values / Samples.median(often, nanos));
  }
}
