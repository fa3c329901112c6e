package org.spectern.reports.experiment.sweep;

/**
 * One part of a sweep that is spread over machines: every {@code count}-th cell, beginning with the {@code index}-th.
 *
 * @param index 1 … count
 * @param count number of parts
 */
public record Shard(int index, int count) {
  /** The whole sweep. */
  public static final Shard ALL = new Shard(1, 1);

  public Shard {
    if (count < 1 || index < 1 || index > count) {
      throw new IllegalArgumentException("a shard is i/n with 1 <= i <= n: i=" + index + " n=" + count);
    }
  }

  /** Reads {@code "2/3"}. */
  public static Shard parse(String text) {
    final String[] parts = text.split("/", -1);
    try {
      if (parts.length == 2) {
        return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a shard is two numbers, i/n: shard=" + text, e);
    }
    throw new IllegalArgumentException("a shard is i/n: shard=" + text);
  }

  /** Whether the cell at this place of the sweep, from 0, belongs to the shard. */
  public boolean has(int place) {
    return place % count == index - 1;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
