package org.spectern.jmh;

import java.util.List;
import java.util.Locale;
import org.spectern.jmh.memory.FootprintTable;

/** Sizes of a run. */
public enum Preset {
  /** The figures of the README: floors and goals, the dense baselines beside them, a few sizes and sparsities. */
  QUICK(6),
  /** Every layout and kind on the sizes that the classes state for themselves, in more forks. */
  STANDARD(40),
  /** Everything, three forks of long iterations. */
  FULL(600);

  private final int minutes;

  Preset(int minutes) {
    this.minutes = minutes;
  }

  /** Wall-clock minutes that a run stays within on two cores. */
  public int minutes() {
    return minutes;
  }

  /** What is measured, in order. */
  public List<Part> parts() {
    return switch (this) {
      case QUICK -> Presets.quick();
      case STANDARD -> Presets.standard();
      case FULL -> Presets.full();
    };
  }

  /** Of which matrices and nets the bytes are measured. */
  public FootprintTable.Extent extent() {
    return this == QUICK ? FootprintTable.Extent.SMALL : FootprintTable.Extent.LARGE;
  }

  /** The name as people type it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
