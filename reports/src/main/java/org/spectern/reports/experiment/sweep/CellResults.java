package org.spectern.reports.experiment.sweep;

import java.util.Map;

/** Results of a sweep that has been computed to its end. */
public final class CellResults {
  private final Map<String, Object> byName;

  CellResults(Map<String, Object> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** The result of a cell that was part of the sweep. */
  public <R> R of(SweepCell<R> cell) {
    final Object result = byName.get(CellStore.name(cell));
    if (result == null) {
      throw new IllegalArgumentException("the cell was not part of the sweep: cell=" + cell.label());
    }
    return cell.resultType().cast(result);
  }
}
