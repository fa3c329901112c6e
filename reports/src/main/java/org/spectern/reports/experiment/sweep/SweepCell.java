package org.spectern.reports.experiment.sweep;

/**
 * One part of a sweep, which can be computed alone and on any machine.
 *
 * <p>Its result must follow from kind, revision, settings and inputs, and from nothing else: those four are its key in
 * the {@link CellStore}. Settings and result are records of numbers, strings, lists, arrays and enums, which survive
 * the way through JSON; numbers are finite.
 *
 * @param <R> what is computed
 */
public interface SweepCell<R> {
  /** What most cells of the quick preset take. */
  double A_FEW_SECONDS = 5;

  /** Short name of this kind of computation, usable as the name of a folder: {@code "accuracy"}. */
  String kind();

  /** Counted up whenever the computation changes, so that older results are not taken for its own. */
  int revision();

  /** All choices that the result depends on, seeds included. */
  Record settings();

  /** Fingerprint of the data that the result depends on; empty where it depends on none. */
  String inputs();

  /** The cell in words, for progress. */
  String label();

  /**
   * About how long it takes on two cores, for telling the user before hours are spent; a few seconds unless the cell
   * knows better.
   */
  default double seconds() {
    return A_FEW_SECONDS;
  }

  Class<R> resultType();

  R compute(Lab lab);

  /** The result in a few words, for progress. */
  String summary(R result);
}
