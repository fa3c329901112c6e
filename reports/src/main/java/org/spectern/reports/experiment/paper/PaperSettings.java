package org.spectern.reports.experiment.paper;

/**
 * Size of a reproduction.
 *
 * @param preset quick, or full: the paper's own sizes
 * @param seed first seed
 * @param seeds how many seeds, counted up from {@code seed}
 */
public record PaperSettings(Preset preset, long seed, int seeds) {
  public PaperSettings {
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds must be at least 1: seeds=" + seeds);
    }
  }

  /** Sizes of a run. */
  public enum Preset {
    QUICK(3), FULL(10);

    private final int seeds;

    Preset(int seeds) {
      this.seeds = seeds;
    }

    /** Repetitions behind every mean and interval. */
    public int seeds() {
      return seeds;
    }
  }

  public boolean full() {
    return preset == Preset.FULL;
  }

  /** The seeds themselves. */
  public long[] each() {
    return java.util.stream.LongStream.range(seed, seed + seeds).toArray();
  }
}
