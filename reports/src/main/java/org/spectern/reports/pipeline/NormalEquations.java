package org.spectern.reports.pipeline;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Sums that a ridge readout needs: FᵀF, the features' sums per class, and the counts.
 *
 * <p>Blocks of images are added one after the other, each by panels of columns that threads may take in any order:
 * every entry has one order of summation, whatever the number of threads. Features that are bytes make the sums exact.
 */
final class NormalEquations implements AutoCloseable {
  private static final int PANEL = 128;

  private final int width;
  private final double[][] classSums;
  private final long[] classCounts;
  private final DoublePointer gram;

  NormalEquations(int width, int classes) {
    this.width = width;
    this.classSums = new double[classes][width];
    this.classCounts = new long[classes];
    this.gram = new DoublePointer((long) width * width);
    Pointer.memset(gram, 0, gram.capacity() * Double.BYTES);
  }

  int width() {
    return width;
  }

  int classes() {
    return classCounts.length;
  }

  long count() {
    long sum = 0;
    for (final long one : classCounts) {
      sum += one;
    }
    return sum;
  }

  long count(int label) {
    return classCounts[label];
  }

  /** Sum of feature {@code j} over the images of class {@code label}. */
  double sum(int label, int j) {
    return classSums[label][j];
  }

  /** Sum of feature {@code j} over all images. */
  double sum(int j) {
    double sum = 0;
    for (final double[] sums : classSums) {
      sum += sums[j];
    }
    return sum;
  }

  /** FᵀF − N m mᵀ with m the mean feature: the centred Gram matrix, upper triangle valid; the caller closes it. */
  DoublePointer centredGram() {
    final DoublePointer centred = new DoublePointer(gram.capacity());
    final DoubleBuffer from = gram.asBuffer();
    final DoubleBuffer to = centred.asBuffer();
    final double[] sums = new double[width];
    for (int j = 0; j < width; j++) {
      sums[j] = sum(j);
    }
    final double count = count();
    final double[] row = new double[width];
    for (int i = 0; i < width; i++) {
      from.get(i * width, row);
      for (int j = i; j < width; j++) {
        row[j] -= sums[i] * sums[j] / count;
      }
      to.put(i * width, row);
    }
    return centred;
  }

  /** Adds {@code count} images: features image-major, labels from {@code labels[i]}. */
  void add(double[] features, DoublePointer sameOffHeap, int[] labels, int count, Team team) {
    for (int image = 0; image < count; image++) {
      final double[] sums = classSums[labels[image]];
      classCounts[labels[image]]++;
      final int at = image * width;
      for (int j = 0; j < width; j++) {
        sums[j] += features[at + j];
      }
    }
    team.forEach((width + PANEL - 1) / PANEL, panel -> OpenBlas.addGramPanel(sameOffHeap, count, width, panel * PANEL,
        Math.min(width, (panel + 1) * PANEL), gram));
  }

  /** Adds another part of the same data. */
  void add(NormalEquations other) {
    final DoubleBuffer here = gram.asBuffer();
    final DoubleBuffer there = other.gram.asBuffer();
    for (int i = 0; i < here.capacity(); i++) {
      here.put(i, here.get(i) + there.get(i));
    }
    for (int label = 0; label < classCounts.length; label++) {
      classCounts[label] += other.classCounts[label];
      for (int j = 0; j < width; j++) {
        classSums[label][j] += other.classSums[label][j];
      }
    }
  }

  @Override
  public void close() {
    gram.close();
  }
}
