package org.spectern.jmh.baseline;

/** A product whose matrix, inputs and results lie in arrays, row after row and input after input. */
abstract class ArrayProduct implements DenseProduct {
  final int rows;
  final int columns;
  final int batch;
  final float[] w;
  final float[] x;
  final float[] y;

  ArrayProduct(int rows, int columns, int batch, float[] w, float[] x) {
    this.rows = rows;
    this.columns = columns;
    this.batch = batch;
    this.w = w;
    this.x = x;
    this.y = new float[rows * batch];
  }

  @Override
  public final float result(int input, int row) {
    return y[input * rows + row];
  }
}
