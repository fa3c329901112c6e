package org.spectern.reports.experiment.sweep;

import java.util.List;

/** A cell whose result can be checked by hand, and which counts how often it is computed. */
record SquareCell(double side, String inputs, int revision,
    List<Double> computed) implements SweepCell<SquareCell.Area> {
  record Settings(double side) {}

  record Area(double value) {}

  static SquareCell of(double side, List<Double> computed) {
    return new SquareCell(side, "ruler", 1, computed);
  }

  @Override
  public String kind() {
    return "square";
  }

  @Override
  public Settings settings() {
    return new Settings(side);
  }

  @Override
  public String label() {
    return "square of " + side;
  }

  @Override
  public double seconds() {
    return 60;
  }

  @Override
  public Class<Area> resultType() {
    return Area.class;
  }

  @Override
  public Area compute(Lab lab) {
    computed.add(side);
    return new Area(side * side);
  }

  @Override
  public String summary(Area result) {
    return "area " + result.value();
  }
}
