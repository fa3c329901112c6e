package org.spectern.theory.kernel;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Inner products of observations, in square tiles on all cores. */
public final class GramMatrix {
  static final int TILE = 64;
  /** A chunk of columns of two tiles' rows stays in the L2 cache. */
  private static final int CHUNK = 512;

  private GramMatrix() {}

  /**
   * G_ij = x_i · x_j.
   *
   * @param samples n × p, one observation per row
   * @return n × n, symmetric
   */
  public static DMatrixRMaj of(DMatrixRMaj samples) {
    final DMatrixRMaj gram = new DMatrixRMaj(samples.numRows, samples.numRows);
    overLowerTiles(samples.numRows, (rows, columns) -> {
      for (int chunk = 0; chunk < samples.numCols; chunk += CHUNK) {
        addTile(samples, gram, rows, columns, chunk, Math.min(chunk + CHUNK, samples.numCols));
      }
      mirror(gram, rows, columns);
    });
    return gram;
  }

  /** First rows of two tiles, rows ≥ columns. */
  interface TileWork {
    void run(int rows, int columns);
  }

  /** Runs the work on every tile on and below the diagonal, in parallel. */
  static void overLowerTiles(int size, TileWork work) {
    final int tiles = (size + TILE - 1) / TILE;
    IntStream.range(0, tiles * (tiles + 1) / 2).parallel().forEach(index -> {
      int row = (int) ((Math.sqrt(8.0 * index + 1) - 1) / 2);
      while ((row + 1) * (row + 2) / 2 <= index) {
        row++;
      }
      while (row * (row + 1) / 2 > index) {
        row--;
      }
      work.run(row * TILE, (index - row * (row + 1) / 2) * TILE);
    });
  }

  private static void addTile(DMatrixRMaj samples, DMatrixRMaj gram, int rows, int columns, int from, int to) {
    final int lastRow = Math.min(rows + TILE, samples.numRows);
    final int lastColumn = Math.min(columns + TILE, samples.numRows);
    for (int i = rows; i < lastRow; i += 2) {
      for (int j = columns; j < lastColumn; j += 4) {
        addBlock(samples, gram, i, Math.min(i + 2, lastRow), j, Math.min(j + 4, lastColumn), from, to);
      }
    }
  }

  /** Two rows by four: eight sums in registers for six loads. The edges repeat a row and drop the result. */
  private static void addBlock(DMatrixRMaj samples, DMatrixRMaj gram, int i, int endI, int j, int endJ, int from,
      int to) {
    final double[] x = samples.data;
    final int p = samples.numCols;
    final int a0 = i * p;
    final int a1 = Math.min(i + 1, endI - 1) * p;
    final int b0 = j * p;
    final int b1 = Math.min(j + 1, endJ - 1) * p;
    final int b2 = Math.min(j + 2, endJ - 1) * p;
    final int b3 = Math.min(j + 3, endJ - 1) * p;
    double s00 = 0;
    double s01 = 0;
    double s02 = 0;
    double s03 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    for (int k = from; k < to; k++) {
      final double u = x[a0 + k];
      final double v = x[a1 + k];
      s00 += u * x[b0 + k];
      s01 += u * x[b1 + k];
      s02 += u * x[b2 + k];
      s03 += u * x[b3 + k];
      s10 += v * x[b0 + k];
      s11 += v * x[b1 + k];
      s12 += v * x[b2 + k];
      s13 += v * x[b3 + k];
    }
    final double[][] sums = {{s00, s01, s02, s03}, {s10, s11, s12, s13}};
    for (int r = i; r < endI; r++) {
      for (int c = j; c < endJ; c++) {
        gram.data[r * gram.numCols + c] += sums[r - i][c - j];
      }
    }
  }

  /** Copies a tile below the diagonal to its mirror image above. */
  static void mirror(DMatrixRMaj matrix, int rows, int columns) {
    final int n = matrix.numRows;
    for (int i = rows; i < Math.min(rows + TILE, n); i++) {
      for (int j = columns; j < Math.min(columns + TILE, i); j++) {
        matrix.data[j * n + i] = matrix.data[i * n + j];
      }
    }
  }
}
