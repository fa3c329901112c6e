package org.spectern.reports.experiment.paper.matched;

import java.util.List;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Moments;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.Residuals;

/**
 * Matched activations of a net.
 *
 * @param layers from the first to the last; none where the method cannot match this original
 */
record Matching(List<Layer> layers) {

  /** Moments of an activation, less E[s'²], which is infinite for steps. */
  record Figures(double mu, double p1, double p2, double d3, double variance) {
    static Figures of(Moments moments) {
      return new Figures(moments.mu(), moments.p1(), moments.p2(), moments.d3(), moments.variance());
    }
  }

  /**
   * One layer.
   *
   * @param tau scale of the original's pre-activations
   * @param newTau scale of the matched net's, at which the activation was matched
   * @param target moments of the original at {@code tau}
   * @param matched moments of the match at {@code newTau}
   * @param lowerBound Parseval's: no function with these p1, p2 at {@code newTau} has less variance
   */
  record Layer(double tau, double newTau, double[] thresholds, double[] levels, Figures target, Figures matched,
      Residuals residuals, double lowerBound) {

    static Layer of(MatchedLayer layer, double tau) {
      return new Layer(tau, layer.tauBefore(), layer.activation().thresholds(), layer.activation().levels(),
          Figures.of(layer.target()), Figures.of(layer.matched()), layer.residuals(), layer.feasible().lowerBound());
    }

    StepActivation activation() {
      return new StepActivation(thresholds, levels);
    }

    /** Largest of the residuals of p1², p2² and d3. */
    double shapeResidual() {
      return Math.max(Math.max(Math.abs(residuals.p1Square()), Math.abs(residuals.p2Square())),
          Math.abs(residuals.d3()));
    }

    /** tau~² over tau². */
    double varianceRatio() {
      return matched.variance() / target.variance();
    }
  }

  boolean found() {
    return !layers.isEmpty();
  }

  Layer last() {
    return layers.getLast();
  }

  /** Largest residual of p1², p2² and d3 over the first so many layers. */
  double shapeResidual(int count) {
    return layers.stream().limit(count).mapToDouble(Layer::shapeResidual).max().orElseThrow();
  }

  /** Largest residual of any of the four equations over all layers. */
  double residual() {
    return layers.stream().mapToDouble(layer -> layer.residuals().largest()).max().orElseThrow();
  }
}
