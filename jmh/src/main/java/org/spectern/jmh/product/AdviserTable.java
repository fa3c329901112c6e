package org.spectern.jmh.product;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spectern.jmh.Shape;
import org.spectern.kernels.Layout;
import org.spectern.kernels.LayoutAdviser;
import org.spectern.kernels.LayoutAdviser.Estimate;
import org.spectern.kernels.LayoutAdviser.Task;
import org.spectern.kernels.Provider;
import org.spectern.kernels.TernaryMatrix;

/**
 * Holds {@link LayoutAdviser} to measurement: for each task every layout that it may advise is timed, and its choice
 * set against the fastest. A plain loop and not JMH, since hundreds of products would take a fork each; ratios of one
 * run.
 */
public final class AdviserTable {
  /** What a choice may cost: the time of the advised layout over that of the fastest. */
  static final double TOLERANCE = 1.15;
  private static final int WARM_UP = 4;
  private static final String[] DEFAULTS = {"512x784,1024x1024,4096x4096", "0.33,0.9,0.99",
      "BINARY,TERNARY,INT8,FLOAT32", "1,64", "60"};

  private AdviserTable() {}

  /**
   * One task's times.
   *
   * @param task the product
   * @param advised what the adviser chose
   * @param nanos median time of one product with the whole batch, per layout
   */
  record Line(Task task, Layout advised, Map<Layout, Double> nanos) {
    /** The fastest layout. */
    Layout best() {
      return nanos.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    /** Time of the advised layout over that of the fastest, at least 1. */
    double ratio() {
      return nanos.get(advised) / nanos.get(best());
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%5dx%-5d eps %.2f %-8s batch %3d  advised %-12s best %-12s ratio %.2f  %s",
          task.rows(), task.columns(), task.eps(), task.kind(), task.batch(), advised, best(), ratio(), rates());
    }

    private String rates() {
      final StringBuilder rates = new StringBuilder("weights/ns:");
      nanos.forEach((layout, time) -> rates
          .append(String.format(Locale.ROOT, " %s %.1f", layout,
              (double) task.rows() * task.columns() * task.batch() / time)));
      return rates.toString();
    }
  }

  /**
   * Measures and prints.
   *
   * @param args shapes, fractions of zeros, kinds and batches, each a list with commas, and milliseconds per layout;
   *        what is left out takes its default
   */
  public static void main(final String[] args) {
    final String[] lists = Arrays.copyOf(DEFAULTS, DEFAULTS.length);
    System.arraycopy(args, 0, lists, 0, Math.min(args.length, lists.length));
    print(lists, System.out);
  }

  static List<Line> print(final String[] lists, final PrintStream out) {
    out.println(Provider.current());
    final List<Shape> shapes = Arrays.stream(lists[0].split(",")).map(Shape::parse).toList();
    final long millis = Long.parseLong(lists[4]);
    // A kernel is compiled beside its first runs, and anew when a shape takes a branch not seen before: those runs are
    // not believed.
    measure(lists, shapes, WARM_UP * millis);
    final List<Line> lines = measure(lists, shapes, millis);
    lines.forEach(out::println);
    final long within = lines.stream().filter(line -> line.ratio() <= TOLERANCE).count();
    out.printf(Locale.ROOT, "within %.0f %%: %d of %d%n", 100 * (TOLERANCE - 1), within, lines.size());
    return lines;
  }

  private static List<Line> measure(final String[] lists, final List<Shape> shapes, final long millis) {
    final List<Line> lines = new ArrayList<>();
    for (final Shape shape : shapes) {
      for (final String eps : lists[1].split(",")) {
        for (final String kind : lists[2].split(",")) {
          for (final String batch : lists[3].split(",")) {
            lines.add(measure(shape, Double.parseDouble(eps), ActivationKind.valueOf(kind), Integer.parseInt(batch),
                millis));
          }
        }
      }
    }
    return lines;
  }

  private static Line measure(final Shape shape, final double eps, final ActivationKind kind, final int batch,
      final long millis) {
    final Task task = new Task(shape.rows(), shape.columns(), eps,
        org.spectern.kernels.ActivationKind.valueOf(kind.name()), batch);
    final byte[][] inputs = new byte[batch][];
    for (int input = 0; input < batch; input++) {
      inputs[input] = kind.values(shape.columns(), input + 1L);
    }
    final Map<Layout, Double> nanos = new EnumMap<>(Layout.class);
    for (final Estimate estimate : LayoutAdviser.estimates(task)) {
      try (TernaryMatrix matrix = Weights.of(estimate.layout(), shape, eps);
          Product product = Product.of(matrix, kind, inputs)) {
        nanos.put(estimate.layout(), Samples.median(product::multiply, millis * 1_000_000));
      }
    }
    return new Line(task, LayoutAdviser.advise(task, Long.MAX_VALUE), nanos);
  }
}
