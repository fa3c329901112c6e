package org.spectern.reports.pipeline;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.ejml.data.DMatrixRMaj;

/**
 * Through OpenBLAS: signals feature-major, weights drawn panel by panel, so that no whole matrix of weights is held.
 */
final class DenseFeatures implements RandomFeatures {
  private static final int PANEL = 128;

  private final WeightEnsemble law;
  private final List<Layer> layers;
  private final int inputs;
  private final int dimension;
  /** The inputs, then one signal per layer. */
  private final FloatPointer[] signals;
  private final ConcurrentLinkedQueue<Panel> idle = new ConcurrentLinkedQueue<>();

  DenseFeatures(DMatrixRMaj samples, WeightEnsemble law, List<Layer> layers) {
    this.law = law;
    this.layers = layers;
    this.inputs = samples.numRows;
    this.dimension = samples.numCols;
    this.signals = new FloatPointer[layers.size() + 1];
    signals[0] = new FloatPointer((long) dimension * inputs);
    final float[] row = new float[inputs];
    for (int k = 0; k < dimension; k++) {
      for (int i = 0; i < inputs; i++) {
        row[i] = (float) samples.data[i * dimension + k];
      }
      signals[0].position((long) k * inputs).put(row);
    }
    signals[0].position(0);
    for (int l = 0; l < layers.size(); l++) {
      signals[l + 1] = new FloatPointer((long) layers.get(l).width() * inputs);
    }
  }

  private int columns(int l) {
    return l == 0 ? dimension : layers.get(l - 1).width();
  }

  @Override
  public void draw(long seed, DoublePointer into, Team team) {
    for (int l = 0; l < layers.size(); l++) {
      final int layer = l;
      final int rows = layers.get(l).width();
      final WeightRows weights = law.draw(seed, l, rows, columns(l));
      team.forEach((rows + PANEL - 1) / PANEL, number -> {
        final Panel waiting = idle.poll();
        final Panel panel = waiting == null ? new Panel() : waiting;
        panel.run(weights, layer, number * PANEL, Math.min(PANEL, rows - number * PANEL), into);
        idle.add(panel);
      });
    }
  }

  /** Scratch of one thread: some rows of weights and what they make of the inputs. */
  private final class Panel {
    private final FloatPointer weights;
    private final float[] row;
    private final float[] values = new float[PANEL * inputs];
    private final double[] last = new double[PANEL * inputs];

    Panel() {
      int most = dimension;
      for (final Layer layer : layers) {
        most = Math.max(most, layer.width());
      }
      weights = new FloatPointer((long) PANEL * most);
      row = new float[PANEL * most];
    }

    void run(WeightRows rows, int l, int from, int count, DoublePointer into) {
      final int columns = columns(l);
      for (int i = 0; i < count; i++) {
        rows.row(from + i, row, i * columns);
      }
      weights.put(row, 0, count * columns);
      // Not closed: a JavaCPP pointer made from another one frees that one's memory.
      final FloatPointer target = signals[l + 1].getPointer((long) from * inputs);
      OpenBlas.times(count, inputs, columns, l == 0 ? 1 : (float) (1 / Math.sqrt(columns)), weights, signals[l],
          target);
      target.get(values, 0, count * inputs);
      final Layer layer = layers.get(l);
      for (int i = 0; i < count * inputs; i++) {
        values[i] = layer.activate(values[i]);
      }
      if (l + 1 < layers.size()) {
        target.put(values, 0, count * inputs);
        return;
      }
      for (int i = 0; i < count * inputs; i++) {
        last[i] = values[i];
      }
      into.getPointer((long) from * inputs).put(last, 0, count * inputs);
    }
  }

  @Override
  public void close() {
    for (final FloatPointer signal : signals) {
      signal.close();
    }
    idle.forEach(panel -> panel.weights.close());
    idle.clear();
  }
}
