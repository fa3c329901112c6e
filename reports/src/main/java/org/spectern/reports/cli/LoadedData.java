package org.spectern.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.spectern.reports.data.Dataset;

/** Loads data sets, with what must be said about them on standard error. */
final class LoadedData {
  private LoadedData() {}

  static Dataset of(String spec, PrintWriter err) throws IOException {
    return Dataset.load(spec, notice -> {
      err.println("spectern: " + notice);
      err.flush();
    });
  }
}
