package org.spectern.reports.experiment.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalDouble;

/**
 * A figure that the project set itself, and what this run measured.
 *
 * @param what which figure
 * @param unit of measured, floor and goal
 * @param measured in this run, empty if the run did not measure it
 * @param floor what must be reached
 * @param goal what was hoped for, if more than the floor
 * @param most whether floor and goal are limits from above
 * @param ceiling what the measured read bandwidth of this machine allows, where stored weights are read once per
 * operation
 */
public record Target(String what, String unit, OptionalDouble measured, double floor, OptionalDouble goal,
    boolean most, OptionalDouble ceiling) {
  /** A figure that read bandwidth does not bound. */
  static Target of(String what, String unit, OptionalDouble measured, double floor, boolean most) {
    return new Target(what, unit, measured, floor, OptionalDouble.empty(), most, OptionalDouble.empty());
  }

  /** How far it got. */
  public enum Standing {
    /** At least the goal. */
    GOAL("goal reached"),
    /** At least the floor. */
    FLOOR("floor reached"),
    /** Less than the floor. */
    BELOW("below the floor"),
    /** Not part of this run. */
    NOT_MEASURED("not in this run");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /** How far the measured figure got. */
  @JsonProperty
  public Standing standing() {
    if (measured.isEmpty()) {
      return Standing.NOT_MEASURED;
    }
    if (!reaches(floor)) {
      return Standing.BELOW;
    }
    return goal.isPresent() && reaches(goal.getAsDouble()) ? Standing.GOAL : Standing.FLOOR;
  }

  private boolean reaches(double bar) {
    return most ? measured.getAsDouble() <= bar : measured.getAsDouble() >= bar;
  }
}
