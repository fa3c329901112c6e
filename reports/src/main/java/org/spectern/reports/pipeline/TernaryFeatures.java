package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.ejml.data.DMatrixRMaj;
import org.spectern.kernels.Float32Batch;
import org.spectern.kernels.Layout;
import org.spectern.kernels.SeededMatrix;
import org.spectern.kernels.TernaryMatrix;

/** Through this project's kernels: ternary weights as signed lists, float signals in batches that threads share out. */
final class TernaryFeatures implements RandomFeatures {
  /** A slice of 2000 float signals of so many inputs stays in a second-level cache of 1 MiB. */
  private static final int SLICE = 128;

  private final WeightEnsemble.Ternary law;
  private final List<Layer> layers;
  private final int inputs;
  private final int dimension;
  private final List<Slice> slices = new ArrayList<>();

  TernaryFeatures(DMatrixRMaj samples, WeightEnsemble.Ternary law, List<Layer> layers) {
    this.law = law;
    this.layers = layers;
    this.inputs = samples.numRows;
    this.dimension = samples.numCols;
    for (int from = 0; from < inputs; from += SLICE) {
      slices.add(new Slice(samples, from, Math.min(SLICE, inputs - from)));
    }
  }

  @Override
  public void draw(long seed, DoublePointer into, Team team) {
    for (int l = 0; l < layers.size(); l++) {
      final int layer = l;
      final int columns = l == 0 ? dimension : layers.get(l - 1).width();
      try (SeededMatrix drawn = law.matrix(seed, l, layers.get(l).width(), columns);
          TernaryMatrix weights = TernaryMatrix.encode(Layout.SIGNED_LISTS, drawn)) {
        final float scale = (float) (1 / Math.sqrt(drawn.nonzeroProbability() * (l == 0 ? 1 : columns)));
        team.forEach(slices.size(), slice -> slices.get(slice).run(layer, weights, scale));
      }
    }
    team.forEach(slices.size(), slice -> slices.get(slice).copyOut(into));
  }

  /** The inputs {@code from … from + count − 1}, and their signals. */
  private final class Slice {
    private final int from;
    private final int count;
    private final Float32Batch[] signals = new Float32Batch[layers.size() + 1];

    Slice(DMatrixRMaj samples, int from, int count) {
      this.from = from;
      this.count = count;
      signals[0] = Float32Batch.allocate(dimension, count);
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < dimension; k++) {
          signals[0].set(i, k, (float) samples.data[(from + i) * dimension + k]);
        }
      }
      for (int l = 0; l < layers.size(); l++) {
        signals[l + 1] = Float32Batch.allocate(layers.get(l).width(), count);
      }
    }

    void run(int l, TernaryMatrix weights, float scale) {
      final Layer layer = layers.get(l);
      weights.multiply(signals[l], signals[l + 1]);
      signals[l + 1].map(product -> layer.activate(scale * product));
    }

    void copyOut(DoublePointer into) {
      final Float32Batch last = signals[signals.length - 1];
      final double[] row = new double[count];
      for (int feature = 0; feature < last.length(); feature++) {
        for (int i = 0; i < count; i++) {
          row[i] = last.get(i, feature);
        }
        into.getPointer((long) feature * inputs + from).put(row, 0, count);
      }
    }

    void close() {
      for (final Float32Batch signal : signals) {
        signal.close();
      }
    }
  }

  @Override
  public void close() {
    slices.forEach(Slice::close);
  }
}
