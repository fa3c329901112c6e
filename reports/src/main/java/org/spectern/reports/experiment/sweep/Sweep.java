package org.spectern.reports.experiment.sweep;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spectern.reports.experiment.Watcher;
import org.spectern.reports.pipeline.Team;

/** Computes the cells of a sweep that are not in the store yet, or a shard of them. */
public final class Sweep {
  private final CellStore store;
  private final Team team;
  private final Watcher watcher;

  public Sweep(CellStore store, Team team, Watcher watcher) {
    this.store = store;
    this.team = team;
    this.watcher = watcher;
  }

  /**
   * Computes what is missing. Every result is stored as soon as it is there, so that an interrupted sweep goes on where
   * it stopped.
   *
   * @param cells in the order wanted; a cell that comes twice is computed once
   * @param shard which of them; the division depends on the list alone, so all machines agree on it
   * @param again computes what is stored, too
   * @return how many were computed
   */
  public int fill(List<? extends SweepCell<?>> cells, Shard shard, boolean again) throws IOException {
    final Map<String, SweepCell<?>> missing = missing(cells, shard, again);
    if (!missing.isEmpty()) {
      watcher.start(plan(missing.values()), 0);
    }
    int done = 0;
    final long start = System.nanoTime();
    for (final SweepCell<?> cell : missing.values()) {
      watcher.start(progress(done, missing.size(), start) + cell.label(), 1);
      watcher.done(compute(cell));
      done++;
    }
    return done;
  }

  private static String plan(Collection<SweepCell<?>> missing) {
    final double seconds = missing.stream().mapToDouble(SweepCell::seconds).sum();
    return missing.size() + (missing.size() == 1 ? " cell" : " cells") + " to compute, about "
        + (seconds < 5400 ? Math.max(1, Math.round(seconds / 60)) + " min" : Math.round(seconds / 3600) + " hours")
        + " on two cores; what is finished is kept if you interrupt";
  }

  private Map<String, SweepCell<?>> missing(List<? extends SweepCell<?>> cells, Shard shard, boolean again)
      throws IOException {
    final Map<String, SweepCell<?>> distinct = new LinkedHashMap<>();
    cells.forEach(cell -> distinct.putIfAbsent(CellStore.name(cell), cell));
    final Map<String, SweepCell<?>> missing = new LinkedHashMap<>();
    int place = 0;
    for (final Map.Entry<String, SweepCell<?>> entry : distinct.entrySet()) {
      if (shard.has(place++) && (again || store.find(entry.getValue()).isEmpty())) {
        missing.put(entry.getKey(), entry.getValue());
      }
    }
    return missing;
  }

  private static String progress(int done, int count, long start) {
    final String place = (done + 1) + "/" + count;
    if (done == 0) {
      return place + " ";
    }
    final double left = (System.nanoTime() - start) / 60e9 / done * (count - done);
    return place + (left < 1 ? ", under a minute left: " : ", about " + Math.round(left) + " min left: ");
  }

  private <R> String compute(SweepCell<R> cell) throws IOException {
    final long start = System.nanoTime();
    final R result = cell.compute(new Lab(team, watcher));
    store.put(cell, result, (System.nanoTime() - start) / 1e9);
    return cell.summary(result);
  }

  /**
   * The stored results of all cells.
   *
   * @throws IllegalStateException when some are missing, as after a shard
   */
  public CellResults results(List<? extends SweepCell<?>> cells) throws IOException {
    final Map<String, Object> found = new HashMap<>();
    int missing = 0;
    for (final SweepCell<?> cell : cells) {
      final Optional<?> result = store.find(cell);
      if (result.isPresent()) {
        found.put(CellStore.name(cell), result.get());
      } else {
        missing++;
      }
    }
    if (missing > 0) {
      throw new IllegalStateException(
          "cells without a result: missing=" + missing + " of=" + cells.size() + "; run the shards that are left");
    }
    return new CellResults(found);
  }
}
