package org.spectern.reports.pipeline;

/**
 * One of the ways in which the scripts of the authors' published code train a readout; see {@link AuthorsTraining} for
 * what they share.
 *
 * @param method what moves the weights
 * @param rate learning rate, the same from first to last pass
 * @param passes over the training part, at most
 * @param pruned share of the readout's weights that are set to zero after these passes, the smallest; 0 for none
 * @param again passes of the weights that are left
 */
public record Recipe(Method method, double rate, int passes, double pruned, int again) {
  /** Decay of weights in the scripts that use momentum. */
  private static final double DECAY = 5e-4;

  public Recipe {
    if (!(rate > 0) || passes < 1 || again < 0) {
      throw new IllegalArgumentException(
          "a recipe needs a positive rate and at least one pass: rate=" + rate + " passes=" + passes + " again="
              + again);
    }
    if (!(pruned >= 0 && pruned < 1)) {
      throw new IllegalArgumentException("pruned must lie in [0, 1): pruned=" + pruned);
    }
  }

  /** What moves the weights. */
  public enum Method {
    ADAM("Adam"), MOMENTUM("gradient descent with momentum .9 and weight decay .0005");

    private final String label;

    Method(String label) {
      this.label = label;
    }
  }

  /** Adam on a whole readout. */
  public static Recipe adam(double rate, int passes) {
    return new Recipe(Method.ADAM, rate, passes, 0, 0);
  }

  /** Stochastic gradient descent on a whole readout. */
  public static Recipe momentum(double rate, int passes) {
    return new Recipe(Method.MOMENTUM, rate, passes, 0, 0);
  }

  /** The same, then a share of the readout set to zero and the rest trained for as many passes again. */
  public Recipe pruning(double share) {
    return new Recipe(method, rate, passes, share, passes);
  }

  Descent descent(int size) {
    return switch (method) {
      case ADAM -> new Descent.Adam(size);
      case MOMENTUM -> new Descent.Momentum(size, DECAY);
    };
  }

  /** "Adam at 0.001, 500 passes". */
  public String label() {
    final String whole = method.label + " at " + rate + ", " + passes + " passes";
    return pruned == 0 ? whole
        : whole + ", " + Math.round(100 * pruned) + " % of the readout set to zero, " + again + " passes more";
  }
}
