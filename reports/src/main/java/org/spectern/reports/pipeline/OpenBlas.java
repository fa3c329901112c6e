package org.spectern.reports.pipeline;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * The few OpenBLAS routines of the pipeline, row-major, each pinned to the calling thread.
 *
 * <p>OpenBLAS's own threads are off: it splits sums differently for every number of threads, and then no two machines
 * would train the same readout. The pipeline shares out whole blocks instead.
 */
final class OpenBlas {
  private static final int ROW_MAJOR = openblas.CblasRowMajor;
  private static final int PLAIN = openblas.CblasNoTrans;
  private static final int TRANSPOSED = openblas.CblasTrans;
  private static final int COLUMN_MAJOR_LAPACK = openblas.LAPACK_COL_MAJOR;

  static {
    openblas.blas_set_num_threads(1);
  }

  private OpenBlas() {}

  /** The library's version and the kernel set it chose for this processor. */
  static String description() {
    return text("openblas_get_config") + ", kernels for " + text("openblas_get_corename") + ", 1 thread";
  }

  // The presets of bytedeco leave these two functions out; JavaCPP has loaded the library they are in.
  @SuppressWarnings("restricted")
  private static String text(String function) {
    final MemorySegment symbol = SymbolLookup.loaderLookup().find(function).orElse(null);
    if (symbol == null) {
      return "OpenBLAS (it does not tell " + function + ")";
    }
    try {
      final MemorySegment text = (MemorySegment) Linker.nativeLinker()
          .downcallHandle(symbol, FunctionDescriptor.of(ValueLayout.ADDRESS)).invokeExact();
      return text.reinterpret(256).getString(0).trim();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot call " + function, e);
    }
  }

  /**
   * Up to so many multiplications, OpenBLAS's AVX-512 kernels take operands as they lie; beyond, it copies them first.
   */
  private static final int UNCOPIED = 1_000_000;

  /** c = scale · a bᵀ for a (rows × inner), b (columns × inner). */
  static void timesTransposed(int rows, int columns, int inner, float scale, FloatPointer a, FloatPointer b,
      FloatPointer c) {
    openblas.cblas_sgemm(ROW_MAJOR, PLAIN, TRANSPOSED, rows, columns, inner, scale, a, inner, b, inner, 0, c, columns);
  }

  /**
   * As {@link #timesTransposed} for few columns, where copying {@code a} would take longer than the product: slice by
   * slice.
   */
  static void timesFewTransposed(int rows, int columns, int inner, FloatPointer a, FloatPointer b, FloatPointer c) {
    final int slice = Math.max(1, UNCOPIED / (columns * inner));
    for (int from = 0; from < rows; from += slice) {
      // Not closed: a JavaCPP pointer made from another one frees that one's memory.
      final FloatPointer some = a.getPointer((long) from * inner);
      final FloatPointer target = c.getPointer((long) from * columns);
      timesTransposed(Math.min(slice, rows - from), columns, inner, 1, some, b, target);
    }
  }

  /**
   * c = aᵀ b for a (inner × rows) of few columns, b (inner × columns): slice by slice, so that {@code b} is not copied.
   */
  static void fewTransposedTimes(int rows, int columns, int inner, FloatPointer a, FloatPointer b, FloatPointer c) {
    final int slice = Math.max(1, UNCOPIED / (rows * inner));
    for (int from = 0; from < columns; from += slice) {
      // Not closed, as above.
      final FloatPointer some = b.getPointer(from);
      final FloatPointer target = c.getPointer(from);
      openblas.cblas_sgemm(ROW_MAJOR, TRANSPOSED, PLAIN, rows, Math.min(slice, columns - from), inner, 1, a, rows, some,
          columns, 0, target, columns);
    }
  }

  /** c = scale · a b for a (rows × inner), b (inner × columns). */
  static void times(int rows, int columns, int inner, float scale, FloatPointer a, FloatPointer b, FloatPointer c) {
    openblas.cblas_sgemm(ROW_MAJOR, PLAIN, PLAIN, rows, columns, inner, scale, a, inner, b, columns, 0, c, columns);
  }

  /** y = scale · w x for w (rows × columns). */
  static void timesVector(int rows, int columns, float scale, FloatPointer w, FloatPointer x, FloatPointer y) {
    openblas.cblas_sgemv(ROW_MAJOR, PLAIN, rows, columns, scale, w, columns, x, 1, 0, y, 1);
  }

  /**
   * Adds fᵀ f to columns [from, to) of a symmetric matrix, rows 0 … to − 1 (its upper triangle and a little more).
   *
   * @param f count × width
   * @param gram width × width
   */
  static void addGramPanel(DoublePointer f, int count, int width, int from, int to, DoublePointer gram) {
    // Not closed: a JavaCPP pointer made from another one frees that one's memory.
    final DoublePointer panel = f.getPointer(from);
    final DoublePointer target = gram.getPointer(from);
    openblas.cblas_dgemm(ROW_MAJOR, TRANSPOSED, PLAIN, to, to - from, count, 1, f, width, panel, width, 1, target,
        width);
  }

  /**
   * Solves a x = b by Cholesky; {@code a} (row-major, upper triangle) and {@code b} (each right-hand side contiguous)
   * are overwritten.
   *
   * @throws ArithmeticException if {@code a} is not positive definite
   */
  static void solvePositive(int size, int rightHandSides, DoublePointer a, DoublePointer b) {
    // A row-major upper triangle is a column-major lower one: this spares LAPACKE's transposed copy.
    final int failed = openblas.LAPACKE_dpotrf(COLUMN_MAJOR_LAPACK, (byte) 'L', size, a, size);
    if (failed != 0) {
      throw new ArithmeticException("the ridge system is not positive definite: leading minor=" + failed);
    }
    openblas.LAPACKE_dpotrs(COLUMN_MAJOR_LAPACK, (byte) 'L', size, rightHandSides, a, size, b, size);
  }

  /**
   * Replaces the rows of a matrix by orthogonal ones that span the same space, in turn: factor Q of its transpose, with
   * the signs that make it uniform over all orthogonal matrices when the entries are normal (R's diagonal positive).
   *
   * @param rows at most {@code columns}
   * @param matrix rows × columns, from {@code at} on
   * @param length of each row afterwards
   */
  static void orthogonaliseRows(int rows, int columns, float[] matrix, int at, float length) {
    try (FloatPointer a = new FloatPointer((long) rows * columns); FloatPointer factors = new FloatPointer(rows)) {
      a.put(matrix, at, rows * columns);
      // Row-major rows are column-major columns.
      openblas.LAPACKE_sgeqrf(COLUMN_MAJOR_LAPACK, columns, rows, a, columns, factors);
      final float[] signs = new float[rows];
      for (int i = 0; i < rows; i++) {
        signs[i] = Math.copySign(length, a.get((long) i * columns + i));
      }
      openblas.LAPACKE_sorgqr(COLUMN_MAJOR_LAPACK, columns, rows, rows, a, columns, factors);
      a.get(matrix, at, rows * columns);
      for (int i = 0; i < rows * columns; i++) {
        matrix[at + i] *= signs[i / columns];
      }
    }
  }

  /**
   * Decomposes a symmetric matrix by divide and conquer, on all processors: nothing depends on its last bits.
   *
   * @param a size × size; its eigenvectors on return, one after another, if wanted
   * @param values the eigenvalues on return, increasing
   */
  static void decomposeSymmetric(int size, boolean vectors, DoublePointer a, DoublePointer values) {
    openblas.blas_set_num_threads(Runtime.getRuntime().availableProcessors());
    try {
      final int failed = openblas.LAPACKE_dsyevd(COLUMN_MAJOR_LAPACK, (byte) (vectors ? 'V' : 'N'), (byte) 'L', size, a,
          size, values);
      if (failed != 0) {
        throw new ArithmeticException("the eigenvalue iteration did not converge: n=" + size + " info=" + failed);
      }
    } finally {
      openblas.blas_set_num_threads(1);
    }
  }
}
