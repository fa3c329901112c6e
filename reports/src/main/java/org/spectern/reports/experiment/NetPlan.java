package org.spectern.reports.experiment;

import java.util.ArrayList;
import java.util.List;
import org.spectern.reports.pipeline.Weights;

/**
 * A net to be trained.
 *
 * @param kind what it is
 * @param levels levels of its activations, 0 if they are not steps
 * @param eps share of zero weights, one per layer; empty for the original
 */
record NetPlan(NetKind kind, int levels, double[] eps) {
  private static final double[] DENSE = {};

  /** The nets of one shape: the original, then every kind at every sparsity. */
  static List<NetPlan> of(ShapePlan shape) {
    final List<NetPlan> plans = new ArrayList<>();
    plans.add(new NetPlan(NetKind.ORIGINAL, 0, DENSE));
    if (shape.controls()) {
      addAll(plans, NetKind.TERNARY_RELU, 0, shape);
      addAll(plans, NetKind.ONE_BIT, 2, shape);
    }
    for (final int levels : shape.levels()) {
      addAll(plans, NetKind.LEVELS, levels, shape);
    }
    return plans;
  }

  private static void addAll(List<NetPlan> plans, NetKind kind, int levels, ShapePlan shape) {
    for (final double[] eps : shape.sparsities()) {
      plans.add(new NetPlan(kind, levels, Weights.perLayer(eps, shape.widths().length)));
    }
  }

  /** The plan in words, for progress. */
  String label() {
    final String name = kind == NetKind.LEVELS ? kind.label().replace("N levels", levels + " levels") : kind.label();
    return eps.length == 0 ? name : name + ", eps " + Sparsity.text(eps);
  }
}
