package org.spectern.jmh;

import org.spectern.kernels.Provider;

/** Options that every fork of a benchmark of the kernels needs; annotations take them one by one. */
public final class Forks {
  /** The Vector API. */
  public static final String VECTOR = "--add-modules=jdk.incubator.vector";
  /** Agrona's buffers. */
  public static final String AGRONA = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";
  /** Memory and libraries outside the heap. */
  public static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
  /** Agrona again, without a warning. */
  public static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";
  /** Turns a silent fall back to scalar kernels into an error. */
  public static final String REQUIRE = "-Dspectern.require=vector";
  /** A fixed heap … */
  public static final String HEAP = "-Xms1g";
  /** … of this size, … */
  public static final String HEAP_LIMIT = "-Xmx1g";
  /** … mapped before anything is timed. */
  public static final String TOUCH = "-XX:+AlwaysPreTouch";

  private Forks() {}

  /** Prints which kernels answer, once per fork. */
  public static void announce() {
    final Provider provider = Provider.current();
    System.out.println("# Kernels: " + provider.name() + ", " + provider.vectorBits() + " bits. " + provider.reason());
  }
}
