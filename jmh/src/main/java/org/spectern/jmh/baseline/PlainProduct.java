package org.spectern.jmh.baseline;

/** Two or three nested loops in plain Java, as everybody writes them first. */
final class PlainProduct extends ArrayProduct {
  PlainProduct(int rows, int columns, int batch, float[] w, float[] x) {
    super(rows, columns, batch, w, x);
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
}
