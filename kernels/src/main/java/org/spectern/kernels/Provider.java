package org.spectern.kernels;

import org.spectern.kernels.product.Kernels;
import org.spectern.kernels.scalar.ScalarBitPlaneProducts;
import org.spectern.kernels.scalar.ScalarPacking;
import org.spectern.kernels.scalar.ScalarSignedListProducts;

/** The implementation of the kernels, chosen once. */
public final class Provider {
  private static final Kernels KERNELS = new Kernels("scalar", new ScalarBitPlaneProducts(),
      new ScalarSignedListProducts(), new ScalarPacking());

  private Provider() {}

  static Kernels kernels() {
    return KERNELS;
  }
}
