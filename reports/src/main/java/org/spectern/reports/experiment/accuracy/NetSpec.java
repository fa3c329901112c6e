package org.spectern.reports.experiment.accuracy;

import java.util.Arrays;
import java.util.List;
import org.spectern.reports.experiment.Sparsity;
import org.spectern.reports.pipeline.Centring;

/**
 * A net to be compared.
 *
 * @param method how it comes from the original
 * @param eps share of zeros among ternary weights, one for all layers or one for each; empty for dense weights
 * @param levels levels of the activations of {@link NetMethod#LEVELS}, else 0
 * @param share share of dense weights set to zero, else 0
 * @param centring which mean a thinned net takes from its activations
 */
public record NetSpec(NetMethod method, List<Double> eps, int levels, double share, Centring centring) {
  private static final List<Double> DENSE = List.of();

  public static NetSpec original() {
    return new NetSpec(NetMethod.ORIGINAL, DENSE, 0, 0, Centring.OWN);
  }

  public static NetSpec ternary(double... eps) {
    return new NetSpec(NetMethod.TERNARY, list(eps), 0, 0, Centring.OWN);
  }

  public static NetSpec oneBit(double... eps) {
    return new NetSpec(NetMethod.ONE_BIT, list(eps), 0, 0, Centring.OWN);
  }

  public static NetSpec authors(double... eps) {
    return new NetSpec(NetMethod.AUTHORS, list(eps), 0, 0, Centring.OWN);
  }

  public static NetSpec levels(int levels, double... eps) {
    return new NetSpec(NetMethod.LEVELS, list(eps), levels, 0, Centring.OWN);
  }

  public static NetSpec pruned(double share, Centring centring) {
    return new NetSpec(NetMethod.PRUNED, DENSE, 0, share, centring);
  }

  public static NetSpec naiveSparse(double share, Centring centring) {
    return new NetSpec(NetMethod.NAIVE_SPARSE, DENSE, 0, share, centring);
  }

  public static NetSpec naiveQuantised() {
    return new NetSpec(NetMethod.NAIVE_QUANTISED, DENSE, 0, 0, Centring.OWN);
  }

  public static NetSpec naiveQuantisedHidden() {
    return new NetSpec(NetMethod.NAIVE_QUANTISED_HIDDEN, DENSE, 0, 0, Centring.OWN);
  }

  private static List<Double> list(double... eps) {
    return Arrays.stream(eps).boxed().toList();
  }

  /** The sparsities as an array. */
  double[] sparsity() {
    return eps.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Bits of a weight in the paper's count. */
  int weightBits() {
    return method.dense() ? Float.SIZE : 2;
  }

  /**
   * Bits of an activation in the paper's count: 32 for ReLU, 2 for the paper's steps, log2 N, rounded up, for N levels.
   */
  int activationBits() {
    return switch (method) {
      case ORIGINAL, TERNARY, PRUNED, NAIVE_SPARSE -> Float.SIZE;
      case ONE_BIT, AUTHORS, NAIVE_QUANTISED, NAIVE_QUANTISED_HIDDEN -> 2;
      case LEVELS -> Integer.SIZE - Integer.numberOfLeadingZeros(levels - 1);
    };
  }

  /** The net in words, for tables, legends and progress. */
  public String label() {
    return switch (method) {
      case ORIGINAL -> "original";
      case TERNARY -> "ternary weights only, eps " + Sparsity.text(sparsity());
      case ONE_BIT -> "σ_T in every layer, eps " + Sparsity.text(sparsity());
      case AUTHORS -> "NTK-LC as published, eps " + Sparsity.text(sparsity());
      case LEVELS -> levels + " levels, eps " + Sparsity.text(sparsity());
      case PRUNED -> "magnitude pruning " + percent() + kept();
      case NAIVE_SPARSE -> "naive sparse " + percent() + kept();
      case NAIVE_QUANTISED -> "naive quantised";
      case NAIVE_QUANTISED_HIDDEN -> "naive quantised, last layer kept";
    };
  }

  private String percent() {
    return Math.round(100 * share) + " %";
  }

  private String kept() {
    return centring == Centring.OWN ? ", centred anew" : "";
  }
}
