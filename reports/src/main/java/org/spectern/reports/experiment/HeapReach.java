package org.spectern.reports.experiment;

import org.openjdk.jol.info.GraphLayout;

/** Bytes on the heap that one object keeps alive, measured by JOL. */
final class HeapReach {
  private HeapReach() {}

  /** Size of {@code root} and of everything reachable from it, each object once. */
  static long bytes(Object root) {
    return GraphLayout.parseInstance(root).totalSize();
  }
}
