package org.spectern.kernels.memory;

/** Whether this JVM was started with the export Agrona's buffers live on. */
public final class AgronaAccess {
  /** The flag that opens {@code jdk.internal.misc} to Agrona. */
  public static final String FLAG = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";

  private AgronaAccess() {}

  /** Returns whether Agrona's buffers can be used. */
  public static boolean granted() {
    return Object.class.getModule().isExported("jdk.internal.misc", AgronaAccess.class.getModule());
  }

  static void check() {
    if (!granted()) {
      throw new IllegalStateException("Agrona buffers need the JVM flag " + FLAG);
    }
  }
}
