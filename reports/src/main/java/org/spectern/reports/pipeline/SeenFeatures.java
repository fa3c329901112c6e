package org.spectern.reports.pipeline;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Features as a readout in training sees them: standardised, a constant appended for the bias, off-heap, in the order
 * of training.
 */
final class SeenFeatures implements AutoCloseable {
  private final int inner;
  private final int[] labels;
  private final FloatPointer rows;
  private final FloatBuffer buffer;

  /**
   * Lays images out.
   *
   * @param order which images, one after the other
   * @param constant 1 for a readout with a bias, 0 for one without
   */
  SeenFeatures(Features features, Standardisation seen, int[] order, float constant) {
    this.inner = features.width() + 1;
    this.labels = new int[order.length];
    this.rows = new FloatPointer((long) order.length * inner);
    this.buffer = rows.asBuffer();
    final float[] row = new float[inner];
    row[inner - 1] = constant;
    for (int i = 0; i < order.length; i++) {
      labels[i] = features.labels()[order[i]];
      seen.apply(features, order[i], row, 0);
      buffer.put(i * inner, row);
    }
  }

  /** Numbers of an image, the constant included. */
  int inner() {
    return inner;
  }

  int count() {
    return labels.length;
  }

  int label(int image) {
    return labels[image];
  }

  /** The images from {@code first} on, as they lie. */
  FloatPointer from(int first) {
    return rows.getPointer((long) first * inner);
  }

  /** Copies one image. */
  void copy(int image, FloatBuffer into, int at) {
    into.put(at * inner, buffer, image * inner, inner);
  }

  @Override
  public void close() {
    rows.close();
  }
}
