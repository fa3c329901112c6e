package org.spectern.kernels.vector;

import jdk.incubator.vector.LongVector;
import org.spectern.kernels.product.BitPlaneProducts;
import org.spectern.kernels.product.Kernels;
import org.spectern.kernels.product.RiceGaps;
import org.spectern.kernels.scalar.ScalarBitPlaneProducts;
import org.spectern.kernels.scalar.ScalarFiveTritProducts;
import org.spectern.kernels.scalar.ScalarRiceGaps;
import org.spectern.kernels.scalar.ScalarSeededRows;
import org.spectern.kernels.scalar.ScalarThreeTritProducts;

/** The kernels in the Vector API. */
public final class VectorKernels {
  private VectorKernels() {}

  /**
   * Returns one of each; the scalar twin where this processor has no fast form: 512-bit vectors without a popcount of
   * their own.
   */
  public static Kernels create() {
    final BitPlaneProducts bitPlanes = bits() < 512 || CpuFlags.has("avx512_vpopcntdq") ? new VectorBitPlaneProducts()
        : new ScalarBitPlaneProducts();
    // Lookups in tables of bytes need VBMI, and their tables 512 bits (docs/decisions/0041).
    final boolean lookups = bits() == 512 && CpuFlags.has("avx512vbmi");
    final boolean narrow = bits() < 512;
    final RiceGaps gaps = new NativeRiceGaps(new ScalarRiceGaps());
    return new Kernels("vector", bitPlanes, new VectorSignedListProducts(),
        lookups ? new VectorFiveTritProducts() : narrow ? new NarrowFiveTritProducts() : new ScalarFiveTritProducts(),
        lookups || narrow ? new VectorThreeTritProducts() : new ScalarThreeTritProducts(), new VectorPacking(),
        new VectorSeededRows(new ScalarSeededRows(), lookups || bits() == 256),
        lookups && CpuFlags.has("avx512_vbmi2") ? new VectorRiceGaps(gaps) : gaps,
        new VectorEntryProducts());
  }

  /** Returns the width of a vector in bits, as the JVM prefers it. */
  public static int bits() {
    return LongVector.SPECIES_PREFERRED.vectorBitSize();
  }
}
