package org.spectern.reports.experiment.paper.matched;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.spectern.reports.experiment.sweep.Lab;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.render.Quantity;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.NetworkMatching;

/** Matches the activations of a net whose layers all have the same original. */
record MatchingCell(Settings settings) implements SweepCell<Matching> {

  /**
   * @param original as {@link Activations#parse} reads it
   * @param levels N, or the most that may be tried; 0 where the method has none
   */
  record Settings(String original, Method method, int levels, int depth, double tau0) {
    Activation activation() {
      return Activations.parse(original);
    }
  }

  @Override
  public String kind() {
    return "matching";
  }

  @Override
  public int revision() {
    return 1;
  }

  @Override
  public String inputs() {
    return "";
  }

  @Override
  public String label() {
    return "matching " + settings.original + ", " + settings.method;
  }

  @Override
  public Class<Matching> resultType() {
    return Matching.class;
  }

  @Override
  public Matching compute(Lab lab) {
    final Activation original = settings.activation();
    final List<MatchedLayer> matched;
    try {
      matched = NetworkMatching.match(Collections.nCopies(settings.depth, original), settings.tau0,
          settings.method.policy(settings.levels)).layers();
    } catch (IllegalArgumentException _) {
      // What the solver reports of an original that the method cannot carry.
      return new Matching(List.of());
    }
    final List<Matching.Layer> layers = new ArrayList<>();
    double tau = settings.tau0;
    for (final MatchedLayer layer : matched) {
      layers.add(Matching.Layer.of(layer, tau));
      tau = layer.target().tau();
    }
    return new Matching(layers);
  }

  @Override
  public String summary(Matching result) {
    return result.found() ? "largest residual " + Quantity.number(result.residual()) : "no match";
  }
}
