package org.spectern.reports.pipeline;

import java.util.SplittableRandom;

/**
 * Laws of independent dense weights: mean 0, variance 1, and, as the theory asks, a finite fourth moment;
 * {@link #HEAVY_TAILED} lacks it.
 */
public enum WeightLaw {
  /** N(0, 1). */
  GAUSSIAN("Gaussian", 3) {
    @Override
    double draw(SplittableRandom random) {
      return random.nextGaussian();
    }
  },
  /** −1 or 1 with equal probability. */
  BERNOULLI("±1", 1) {
    @Override
    double draw(SplittableRandom random) {
      return random.nextBoolean() ? 1 : -1;
    }
  },
  /** Uniform on [−√3, √3). */
  UNIFORM("uniform", 9.0 / 5) {
    @Override
    double draw(SplittableRandom random) {
      return Math.sqrt(3) * (2 * random.nextDouble() - 1);
    }
  },
  /** Student's t with 5 degrees of freedom over its deviation √(5/3): the fewest whole degrees with a fourth moment. */
  STUDENT("Student's t, 5 d.o.f.", 9) {
    @Override
    double draw(SplittableRandom random) {
      return student(random, 5);
    }
  },
  /** Student's t with 3 degrees of freedom over its deviation √3: beyond the theory. */
  HEAVY_TAILED("Student's t, 3 d.o.f.", Double.POSITIVE_INFINITY) {
    @Override
    double draw(SplittableRandom random) {
      return student(random, 3);
    }
  };

  private final String label;
  private final double fourthMoment;

  WeightLaw(String label, double fourthMoment) {
    this.label = label;
    this.fourthMoment = fourthMoment;
  }

  abstract double draw(SplittableRandom random);

  /** The law in words. */
  public String label() {
    return label;
  }

  /** E[w⁴]. */
  public double fourthMoment() {
    return fourthMoment;
  }

  /** A normal over the root of a chi-square's mean, and over the deviation √(ν/(ν − 2)) of what results. */
  private static double student(SplittableRandom random, int degrees) {
    double chiSquare = 0;
    for (int i = 0; i < degrees; i++) {
      final double normal = random.nextGaussian();
      chiSquare += normal * normal;
    }
    return random.nextGaussian() * Math.sqrt((degrees - 2) / chiSquare);
  }
}
