package org.spectern.reports.experiment.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Floors of layouts in bytes; those of whole files, which need trained nets, are in {@link FileTargets}. */
final class ByteTargets {
  private static final double RICE_OVER_ENTROPY = 2;

  private ByteTargets() {}

  static List<Target> of(Manifest.Memory memory) {
    final List<Target> targets = new ArrayList<>();
    for (final double eps : new double[]{.5, .9, .99}) {
      final OptionalDouble over = memory.layouts().stream()
          .filter(one -> one.layout().equals("RICE") && one.shape().equals("1024x1024") && one.eps() == eps)
          .mapToDouble(ByteTargets::overEntropy).max();
      targets.add(Target.of("Rice, 1024x1024, eps " + eps + ", stored bytes above the Shannon bound", "%", over,
          RICE_OVER_ENTROPY, true));
    }
    return targets;
  }

  private static double overEntropy(Manifest.MatrixBytes matrix) {
    final String[] sides = matrix.shape().split("x");
    final double bound = matrix.entropyBits() / 8 * Double.parseDouble(sides[0]) * Double.parseDouble(sides[1]);
    return 100 * (matrix.weightBytes() / bound - 1);
  }
}
