package org.spectern.reports.experiment.paper.table;

import java.util.List;

/** Which of the two tables. */
enum TableKind {
  /** Table 1: classes that differ by their means. */
  MEANS("table1", "Table 1: ten activations", 1.0021, PrintedRow.TABLE_1) {
    @Override
    boolean sees(TableNumbers.Row row) {
      return row.seesMeans();
    }
  },
  /** Table 2: classes that differ by their covariances. */
  COVARIANCES("table2", "Table 2: ten activations", 1.0693, PrintedRow.TABLE_2) {
    @Override
    boolean sees(TableNumbers.Row row) {
      return row.seesCovariances();
    }
  };

  private final String result;
  private final String title;
  private final double tau0;
  private final List<PrintedRow> printed;

  TableKind(String result, String title, double tau0, List<PrintedRow> printed) {
    this.result = result;
    this.title = title;
    this.tau0 = tau0;
    this.printed = printed;
  }

  String result() {
    return result;
  }

  String title() {
    return title;
  }

  /** The paper's scale of the data. */
  double tau0() {
    return tau0;
  }

  List<PrintedRow> printed() {
    return printed;
  }

  /** Whether the theory lets the activation tell these classes apart. */
  abstract boolean sees(TableNumbers.Row row);
}
