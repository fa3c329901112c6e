package org.spectern.jmh.baseline;

import java.util.Map;
import java.util.TreeMap;

/** The dense float32 products that ternary ones are held to. */
public enum DenseLibrary {
  /** Nested loops. */
  PLAIN("nested loops in plain Java; one thread, as written"),
  /** EJML. */
  EJML("EJML 0.46, MatrixVectorMult_FDRM and MatrixMatrixMult_FDRM; its single-threaded classes"),
  /** netlib in Java. */
  NETLIB("netlib 3.2 in Java, its VectorBLAS where the Vector API is present; it knows no threads"),
  /** OpenBLAS. */
  OPENBLAS("OpenBLAS 0.3.31, bundled by bytedeco, on memory of its own; blas_set_num_threads(1)"),
  /** The Vector API. */
  VECTOR("this project's own dense product in the Vector API, four rows at a time; one thread, as written");

  private final String description;

  DenseLibrary(String description) {
    this.description = description;
  }

  /** What each is and how it is held to one thread. */
  public static Map<String, String> descriptions() {
    final Map<String, String> all = new TreeMap<>();
    for (final DenseLibrary one : values()) {
      all.put(one.name(), one.description);
    }
    all.put("EJML_CSR", "EJML 0.46 sparse float32 (compressed columns, its only sparse form); one thread");
    return all;
  }

  DenseProduct product(int rows, int columns, int batch, float[] w, float[] x) {
    return switch (this) {
      case PLAIN -> new PlainProduct(rows, columns, batch, w, x);
      case EJML -> new EjmlProduct(rows, columns, batch, w, x);
      case NETLIB -> new NetlibProduct(rows, columns, batch, w, x);
      case OPENBLAS -> new OpenBlasProduct(rows, columns, batch, w, x);
      case VECTOR -> new VectorProduct(rows, columns, batch, w, x);
    };
  }
}
