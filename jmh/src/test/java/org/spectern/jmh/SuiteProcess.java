package org.spectern.jmh;

import java.io.IOException;
import java.util.List;

/** A suite in a process of its own, to be interrupted: ten runs of the tiny benchmark. */
final class SuiteProcess {
  private SuiteProcess() {}

  public static void main(String[] arguments) throws IOException {
    final Part part = Part.of("TinyBenchmark.works", new Timing(1, 1, 20, 2, 20)).with("size",
        "1001 1002 1003 1004 1005 1006 1007 1008 1009 1010");
    System.exit(new Suite(SuiteArguments.parse("--out", arguments[0], "--include", "Tiny"), List.of(part), System.out)
        .run());
  }
}
