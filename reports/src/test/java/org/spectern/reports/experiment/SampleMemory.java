package org.spectern.reports.experiment;

import java.util.List;
import java.util.Map;

/** Results of {@code reproduce memory} with figures that can be checked by hand. */
public final class SampleMemory {
  private SampleMemory() {}

  /** A run on the sample. */
  static MemoryResults results(double ternaryRelu, double oneBit) {
    return results(ternaryRelu, oneBit, "only the sample");
  }

  /**
   * A run on 1500³.
   *
   * @param ternaryRelu accuracy of the net with ternary weights and ReLU
   * @param oneBit accuracy of the net with one-bit activations
   * @param warning about the data
   */
  public static MemoryResults results(double ternaryRelu, double oneBit, String warning) {
    final double[] nine = {.9, .9, .9};
    final List<MemoryResults.Net> nets = List.of(
        net(NetKind.ORIGINAL, 0, new double[0], .94, new Ledgers(184_000_000, 23_000_000, 22_900_000, 9_000, 21_000)),
        net(NetKind.TERNARY_RELU, 0, nine, ternaryRelu, new Ledgers(1_180_000, 1_225_000, 1_164_000, 95_000, 38_000)),
        net(NetKind.ONE_BIT, 2, nine, oneBit, new Ledgers(1_160_000, 1_480_000, 1_470_000, 40_000, 20_000)),
        net(NetKind.LEVELS, 8, new double[]{.9, .99, .99}, .939,
            new Ledgers(400_000, 230_000, 225_000, 40_000, 20_000)),
        net(NetKind.LEVELS, 8, new double[]{.99, .99, .99}, .92, new Ledgers(200_000, 92_000, 90_000, 40_000, 20_000)));
    return new MemoryResults("bin/spectern reproduce", MemorySettings.quick(),
        new Machine("a processor", 2, 16L << 30, "an OS", "a JVM"), "vector 512 bits, because", "OpenBLAS",
        "MNIST sample",
        warning, "00ff", List.of(new MemoryResults.Shape(new int[]{1500, 1500, 1500}, 5_676_000, nets)), 100);
  }

  private static MemoryResults.Net net(NetKind kind, int levels, double[] eps, double accuracy, Ledgers ledgers) {
    final Speed speed = new Speed(1000, 950, 1050, 15);
    final boolean stepped = kind == NetKind.LEVELS;
    return new MemoryResults.Net(kind, levels, eps, List.of(accuracy),
        Map.of("float32", accuracy, "8", accuracy, "6", accuracy, "4", accuracy), stepped ? 4 : 32, 583_515,
        kind == NetKind.ORIGINAL ? 0 : 3_229_000, ledgers, speed, .411,
        stepped ? List.of(new StoredNet("RICE", .2, ledgers, speed)) : List.of(),
        stepped
            ? List.of(new Variant("RICE", 4, ledgers.fileBytes(), accuracy), new Variant("SEEDED", 4, 10_000, accuracy))
            : List.of());
  }
}
