package org.spectern.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectern.kernels.memory.AgronaAccess;
import org.spectern.kernels.product.Kernels;
import org.spectern.kernels.scalar.ScalarBitPlaneProducts;
import org.spectern.kernels.scalar.ScalarEntryProducts;
import org.spectern.kernels.scalar.ScalarFiveTritProducts;
import org.spectern.kernels.scalar.ScalarPacking;
import org.spectern.kernels.scalar.ScalarRiceGaps;
import org.spectern.kernels.scalar.ScalarSeededRows;
import org.spectern.kernels.scalar.ScalarSignedListProducts;
import org.spectern.kernels.scalar.ScalarThreeTritProducts;
import org.spectern.kernels.vector.VectorKernels;

/**
 * The implementation of the kernels: chosen once, when the first product asks for it, by checks that each have a
 * reason.
 *
 * <p>{@code -Dspectern.provider=auto|vector|scalar} names the one wanted; {@code -Dspectern.require=vector} turns a
 * fall back to plain Java into an error, for benchmarks and for programs that count on speed.
 *
 * @param name "vector" or "scalar"
 * @param vectorBits width of a vector, 0 for scalar
 * @param reason why this one, in one sentence
 */
public record Provider(String name, int vectorBits, String reason) {
  /** The module that holds the Vector API. */
  public static final String VECTOR_FLAG = "--add-modules=jdk.incubator.vector";

  private static final String NATIVE_FLAG = "--enable-native-access=ALL-UNNAMED";

  /** The choice and what it chose. */
  private record Choice(Provider provider, Kernels kernels) {
    static final Choice MADE = choose();
  }

  /** Returns the provider in use. */
  public static Provider current() {
    return Choice.MADE.provider();
  }

  /** Returns the flags this JVM lacks to run the kernels as fast and as quietly as they can. */
  public static List<String> missingFlags() {
    final List<String> missing = new ArrayList<>();
    if (!hasVectorModule()) {
      missing.add(VECTOR_FLAG);
    }
    if (!AgronaAccess.granted()) {
      missing.add(AgronaAccess.FLAG);
    }
    if (!Provider.class.getModule().isNativeAccessEnabled()) {
      missing.add(NATIVE_FLAG);
    }
    return missing;
  }

  static Kernels kernels() {
    return Choice.MADE.kernels();
  }

  static Kernels scalar() {
    return new Kernels("scalar", new ScalarBitPlaneProducts(), new ScalarSignedListProducts(),
        new ScalarFiveTritProducts(), new ScalarThreeTritProducts(), new ScalarPacking(),
        new ScalarSeededRows(), new ScalarRiceGaps(), new ScalarEntryProducts());
  }

  private static Choice choose() {
    final String wanted = System.getProperty("spectern.provider", "auto");
    final String required = System.getProperty("spectern.require", "");
    final Choice choice = switch (wanted) {
      case "auto", "vector" -> vectorIfPossible();
      case "scalar" -> scalarBecause("-Dspectern.provider=scalar asks for it.");
      default -> throw new IllegalArgumentException(
          "spectern.provider must be auto, vector or scalar: spectern.provider=" + wanted);
    };
    if ((wanted.equals("vector") || required.equals("vector")) && !choice.provider.name.equals("vector")) {
      throw new IllegalStateException("the vector provider is required but not usable: " + choice.provider.reason);
    }
    return choice;
  }

  private static Choice vectorIfPossible() {
    if (!hasVectorModule()) {
      return scalarBecause("The JVM was started without " + VECTOR_FLAG + ".");
    }
    if (System.getProperty("java.vm.info", "").contains("interpreted")) {
      return scalarBecause("The JVM only interprets, and interpreted vectors are slower than plain loops.");
    }
    final int bits = VectorKernels.bits();
    if (bits < 128) {
      return scalarBecause("This processor's vectors of " + bits + " bits are too narrow to pay.");
    }
    final Kernels candidate = VectorKernels.create();
    final Optional<String> wrong = SelfTest.firstDifference(scalar(), candidate);
    if (wrong.isPresent()) {
      return scalarBecause("The vector kernel of " + wrong.get() + " differs from its scalar twin on this machine.");
    }
    return new Choice(
        new Provider("vector", bits,
            "The Vector API is present, vectors have " + bits + " bits, and every kernel passed its self-test."),
        candidate);
  }

  private static Choice scalarBecause(final String reason) {
    return new Choice(new Provider("scalar", 0, reason), scalar());
  }

  private static boolean hasVectorModule() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
