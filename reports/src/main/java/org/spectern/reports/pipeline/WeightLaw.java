package org.spectern.reports.pipeline;

import java.util.SplittableRandom;

/** Laws of frozen dense weights: mean 0, variance 1, finite fourth moment, which is all the theory asks of them. */
public enum WeightLaw {
  /** N(0, 1). */
  GAUSSIAN {
    @Override
    double draw(SplittableRandom random) {
      return random.nextGaussian();
    }
  },
  /** −1 or 1 with equal probability. */
  BERNOULLI {
    @Override
    double draw(SplittableRandom random) {
      return random.nextBoolean() ? 1 : -1;
    }
  },
  /** Uniform on [−√3, √3). */
  UNIFORM {
    @Override
    double draw(SplittableRandom random) {
      return Math.sqrt(3) * (2 * random.nextDouble() - 1);
    }
  },
  /** Student's t with 5 degrees of freedom over its deviation √(5/3): the fewest whole degrees with a fourth moment. */
  STUDENT {
    @Override
    double draw(SplittableRandom random) {
      double chiSquare = 0;
      for (int i = 0; i < DEGREES; i++) {
        final double normal = random.nextGaussian();
        chiSquare += normal * normal;
      }
      return random.nextGaussian() * Math.sqrt((DEGREES - 2) / chiSquare);
    }
  };

  private static final int DEGREES = 5;

  abstract double draw(SplittableRandom random);
}
