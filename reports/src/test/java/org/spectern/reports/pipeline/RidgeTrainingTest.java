package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.DoublePointer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class RidgeTrainingTest {
  private static final int COUNT = 300;
  private static final int WIDTH = 200;
  private static final int CLASSES = 3;
  private static final long SEED = 5;

  private final double[] features = new double[COUNT * WIDTH];
  private final int[] labels = new int[COUNT];

  RidgeTrainingTest() {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextGaussian();
    }
    for (int i = 0; i < COUNT; i++) {
      labels[i] = random.nextInt(CLASSES);
    }
  }

  /** Oracle: least squares with an unpenalised constant column, solved whole by EJML. */
  @Test
  void theReadoutSolvesThePenalisedLeastSquaresProblem() {
    final double strength = 1e-2;
    final DMatrixRMaj design = new DMatrixRMaj(COUNT, WIDTH + 1);
    final DMatrixRMaj targets = new DMatrixRMaj(COUNT, CLASSES);
    for (int i = 0; i < COUNT; i++) {
      for (int j = 0; j < WIDTH; j++) {
        design.set(i, j, features[i * WIDTH + j]);
      }
      design.set(i, WIDTH, 1);
      targets.set(i, labels[i], 1);
    }
    final DMatrixRMaj normal = new DMatrixRMaj(WIDTH + 1, WIDTH + 1);
    final DMatrixRMaj right = new DMatrixRMaj(WIDTH + 1, CLASSES);
    final DMatrixRMaj expected = new DMatrixRMaj(WIDTH + 1, CLASSES);
    CommonOps_DDRM.multTransA(design, design, normal);
    CommonOps_DDRM.multTransA(design, targets, right);
    final double lambda = strength * centredTrace() / WIDTH;
    for (int j = 0; j < WIDTH; j++) {
      normal.set(j, j, normal.get(j, j) + lambda);
    }
    assertThat(CommonOps_DDRM.solve(normal, right, expected)).isTrue();
    try (Team team = new Team(2); NormalEquations sums = sums(team)) {
      final LinearReadout readout = RidgeTraining.fit(sums, strength);
      for (int c = 0; c < CLASSES; c++) {
        for (int j = 0; j < WIDTH; j++) {
          assertThat(readout.weights()[c][j]).isCloseTo(expected.get(j, c), within(1e-10));
        }
        assertThat(readout.bias()[c]).isCloseTo(expected.get(WIDTH, c), within(1e-10));
      }
    }
  }

  @Test
  void sumsDoNotDependOnTheNumberOfThreads() {
    try (Team one = new Team(1);
        Team many = new Team(5);
        NormalEquations alone = sums(one);
        NormalEquations shared = sums(many)) {
      assertThat(RidgeTraining.fit(shared, 1e-3).weights()).isDeepEqualTo(RidgeTraining.fit(alone, 1e-3).weights());
    }
  }

  @Test
  void partsAddUpToTheWhole() {
    try (Team team = new Team(2);
        NormalEquations whole = sums(team);
        NormalEquations head = sums(team, 0, 120);
        NormalEquations tail = sums(team, 120, COUNT)) {
      head.add(tail);
      final LinearReadout expected = RidgeTraining.fit(whole, 1e-3);
      final LinearReadout found = RidgeTraining.fit(head, 1e-3);
      assertThat(head.count()).isEqualTo(COUNT);
      for (int c = 0; c < CLASSES; c++) {
        assertThat(found.weights()[c]).containsExactly(expected.weights()[c], within(1e-10));
      }
    }
  }

  private double centredTrace() {
    double trace = 0;
    for (int j = 0; j < WIDTH; j++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < COUNT; i++) {
        sum += features[i * WIDTH + j];
        squares += features[i * WIDTH + j] * features[i * WIDTH + j];
      }
      trace += squares - sum * sum / COUNT;
    }
    return trace;
  }

  private NormalEquations sums(Team team) {
    return sums(team, 0, COUNT);
  }

  private NormalEquations sums(Team team, int from, int to) {
    final NormalEquations sums = new NormalEquations(WIDTH, CLASSES);
    final double[] block = java.util.Arrays.copyOfRange(features, from * WIDTH, to * WIDTH);
    try (DoublePointer offHeap = new DoublePointer(block)) {
      sums.add(block, offHeap, java.util.Arrays.copyOfRange(labels, from, to), to - from, team);
    }
    return sums;
  }
}
