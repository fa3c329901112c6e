package org.spectern.reports.pipeline;

/** How weights go down a slope, step by step. Single precision, one thread: deterministic. */
abstract sealed class Descent {

  /**
   * One step.
   *
   * @param weights to be moved
   * @param slopes of the loss in each of them
   */
  abstract void step(float[] weights, float[] slopes, double rate);

  /** Adam (Kingma and Ba, 2015, algorithm 1). */
  static final class Adam extends Descent {
    private static final float FIRST_DECAY = .9f;
    private static final float SECOND_DECAY = .999f;
    private static final float TINY = 1e-8f;

    private final float[] first;
    private final float[] second;
    private double firstPower = 1;
    private double secondPower = 1;

    Adam(int size) {
      this.first = new float[size];
      this.second = new float[size];
    }

    @Override
    void step(float[] weights, float[] slopes, double rate) {
      firstPower *= FIRST_DECAY;
      secondPower *= SECOND_DECAY;
      final float stride = (float) (rate / (1 - firstPower));
      final float correction = (float) (1 / (1 - secondPower));
      for (int k = 0; k < weights.length; k++) {
        final float slope = slopes[k];
        first[k] = FIRST_DECAY * first[k] + (1 - FIRST_DECAY) * slope;
        second[k] = SECOND_DECAY * second[k] + (1 - SECOND_DECAY) * slope * slope;
        weights[k] -= stride * first[k] / ((float) Math.sqrt(second[k] * correction) + TINY);
      }
    }
  }

  /** Stochastic gradient descent: {@code v ← .9 v + slope + decay · w, w ← w − rate · v}. */
  static final class Momentum extends Descent {
    private static final float KEPT = .9f;

    private final float[] velocity;
    private final float decay;

    /** @param decay of weights, a slope of its own */
    Momentum(int size, double decay) {
      this.velocity = new float[size];
      this.decay = (float) decay;
    }

    @Override
    void step(float[] weights, float[] slopes, double rate) {
      final float stride = (float) rate;
      for (int k = 0; k < weights.length; k++) {
        velocity[k] = KEPT * velocity[k] + slopes[k] + decay * weights[k];
        weights[k] -= stride * velocity[k];
      }
    }
  }
}
