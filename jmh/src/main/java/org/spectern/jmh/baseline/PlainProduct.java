package org.spectern.jmh.baseline;

/** Two or three nested loops in plain Java, as everybody writes them first. */
final class PlainProduct implements DenseProduct {
  private final int rows;
  private final int columns;
  private final int batch;
  private final float[] w;
  private final float[] x;
  private final float[] y;

  PlainProduct(int rows, int columns, int batch, float[] w, float[] x) {
    this.rows = rows;
    this.columns = columns;
    this.batch = batch;
    this.w = w;
    this.x = x;
    this.y = new float[rows * batch];
  }

  @Override
  public void multiply() {
    for (int input = 0; input < batch; input++) {
      for (int row = 0; row < rows; row++) {
        float sum = 0;
        for (int column = 0; column < columns; column++) {
          sum += w[row * columns + column] * x[input * columns + column];
        }
        y[input * rows + row] = sum;
      }
    }
  }

  @Override
  public float result(int input, int row) {
    return y[input * rows + row];
  }
}
