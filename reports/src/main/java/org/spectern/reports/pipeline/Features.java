package org.spectern.reports.pipeline;

import java.util.Arrays;

/**
 * Features of a set of images, kept for scoring. Single precision holds integer levels exactly.
 *
 * @param values image-major, {@code labels.length · width}
 * @param width features of an image
 * @param labels class of each image
 */
public record Features(float[] values, int width, int[] labels) {
  static Features empty(int width, int[] labels) {
    return new Features(new float[Math.multiplyExact(width, labels.length)], width, labels);
  }

  /** Takes the features of the images {@code from … from + count − 1}. */
  void put(int from, int count, double[] features) {
    for (int i = 0; i < count * width; i++) {
      values[from * width + i] = (float) features[i];
    }
  }

  /** 0 … count − 1. */
  int[] inOrder() {
    final int[] order = new int[labels.length];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** Share of the images that {@code readout} puts in their class. */
  public double accuracy(LinearReadout readout, Team team) {
    final int block = 500;
    final int blocks = (labels.length + block - 1) / block;
    final int[] right = new int[blocks];
    team.forEach(blocks, b -> {
      for (int image = b * block; image < Math.min(labels.length, (b + 1) * block); image++) {
        if (readout.classify(values, image * width) == labels[image]) {
          right[b]++;
        }
      }
    });
    return (double) Arrays.stream(right).sum() / labels.length;
  }
}
