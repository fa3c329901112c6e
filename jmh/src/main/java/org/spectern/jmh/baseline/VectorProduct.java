package org.spectern.jmh.baseline;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * This project's own dense float32 product in the Vector API: four rows share each load of x and give four independent
 * chains of multiply-adds; for a batch, four rows by two inputs.
 */
final class VectorProduct extends ArrayProduct {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  VectorProduct(int rows, int columns, int batch, float[] w, float[] x) {
    super(rows, columns, batch, w, x);
  }

  @Override
  public void multiply() {
    final int whole = rows - rows % 4;
    int input = 0;
    for (; input + 1 < batch; input += 2) {
      for (int row = 0; row < whole; row += 4) {
        twoInputs(row, input);
      }
    }
    for (; input < batch; input++) {
      for (int row = 0; row < whole; row += 4) {
        oneInput(row, input);
      }
    }
    for (int row = whole; row < rows; row++) {
      for (int one = 0; one < batch; one++) {
        y[one * rows + row] = dot(row, one);
      }
    }
  }

  private void oneInput(int row, int input) {
    final int w0 = row * columns;
    final int w1 = w0 + columns;
    final int w2 = w1 + columns;
    final int w3 = w2 + columns;
    final int at = input * columns;
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int j = 0;
    for (; j < FLOATS.loopBound(columns); j += LANES) {
      final FloatVector v = FloatVector.fromArray(FLOATS, x, at + j);
      s0 = FloatVector.fromArray(FLOATS, w, w0 + j).fma(v, s0);
      s1 = FloatVector.fromArray(FLOATS, w, w1 + j).fma(v, s1);
      s2 = FloatVector.fromArray(FLOATS, w, w2 + j).fma(v, s2);
      s3 = FloatVector.fromArray(FLOATS, w, w3 + j).fma(v, s3);
    }
    final int out = input * rows + row;
    y[out] = s0.reduceLanes(VectorOperators.ADD) + tail(w0, at, j);
    y[out + 1] = s1.reduceLanes(VectorOperators.ADD) + tail(w1, at, j);
    y[out + 2] = s2.reduceLanes(VectorOperators.ADD) + tail(w2, at, j);
    y[out + 3] = s3.reduceLanes(VectorOperators.ADD) + tail(w3, at, j);
  }

  private void twoInputs(int row, int input) {
    final int w0 = row * columns;
    final int w1 = w0 + columns;
    final int w2 = w1 + columns;
    final int w3 = w2 + columns;
    final int at = input * columns;
    final int other = at + columns;
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector t0 = s0;
    FloatVector t1 = s0;
    FloatVector t2 = s0;
    FloatVector t3 = s0;
    int j = 0;
    for (; j < FLOATS.loopBound(columns); j += LANES) {
      final FloatVector v = FloatVector.fromArray(FLOATS, x, at + j);
      final FloatVector u = FloatVector.fromArray(FLOATS, x, other + j);
      final FloatVector a0 = FloatVector.fromArray(FLOATS, w, w0 + j);
      s0 = a0.fma(v, s0);
      t0 = a0.fma(u, t0);
      final FloatVector a1 = FloatVector.fromArray(FLOATS, w, w1 + j);
      s1 = a1.fma(v, s1);
      t1 = a1.fma(u, t1);
      final FloatVector a2 = FloatVector.fromArray(FLOATS, w, w2 + j);
      s2 = a2.fma(v, s2);
      t2 = a2.fma(u, t2);
      final FloatVector a3 = FloatVector.fromArray(FLOATS, w, w3 + j);
      s3 = a3.fma(v, s3);
      t3 = a3.fma(u, t3);
    }
    final int out = input * rows + row;
    y[out] = s0.reduceLanes(VectorOperators.ADD) + tail(w0, at, j);
    y[out + 1] = s1.reduceLanes(VectorOperators.ADD) + tail(w1, at, j);
    y[out + 2] = s2.reduceLanes(VectorOperators.ADD) + tail(w2, at, j);
    y[out + 3] = s3.reduceLanes(VectorOperators.ADD) + tail(w3, at, j);
    y[out + rows] = t0.reduceLanes(VectorOperators.ADD) + tail(w0, other, j);
    y[out + rows + 1] = t1.reduceLanes(VectorOperators.ADD) + tail(w1, other, j);
    y[out + rows + 2] = t2.reduceLanes(VectorOperators.ADD) + tail(w2, other, j);
    y[out + rows + 3] = t3.reduceLanes(VectorOperators.ADD) + tail(w3, other, j);
  }

  private float dot(int row, int input) {
    FloatVector sum = FloatVector.zero(FLOATS);
    int j = 0;
    for (; j < FLOATS.loopBound(columns); j += LANES) {
      sum = FloatVector.fromArray(FLOATS, w, row * columns + j).fma(
          FloatVector.fromArray(FLOATS, x, input * columns + j),
          sum);
    }
    return sum.reduceLanes(VectorOperators.ADD) + tail(row * columns, input * columns, j);
  }

  private float tail(int row, int at, int from) {
    float sum = 0;
    for (int j = from; j < columns; j++) {
      sum += w[row + j] * x[at + j];
    }
    return sum;
  }
}
