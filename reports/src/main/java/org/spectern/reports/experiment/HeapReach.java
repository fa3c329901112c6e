package org.spectern.reports.experiment;

import java.io.OutputStream;
import java.io.PrintStream;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;

/** Bytes on the heap that one object keeps alive, measured by JOL. */
final class HeapReach {
  static {
    // JOL tells on standard output, where results go, which of its ways of measuring it does without; nobody can act on
    // that.
    final PrintStream out = System.out;
    // The serviceability agent would only add addresses, at the price of seconds and of rights that a container lacks.
    System.setProperty("jol.skipHotspotSAAttach", "true");
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      VM.current();
    } finally {
      System.setOut(out);
    }
  }

  private HeapReach() {}

  /** Size of {@code root} and of everything reachable from it, each object once. */
  static long bytes(Object root) {
    return GraphLayout.parseInstance(root).totalSize();
  }
}
