package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A mark on an axis.
 *
 * @param label its text; empty for the small marks between
 */
record Tick(double value, String label) {
  private static final double ROUNDING = 1e-9;
  private static final int[][] DIGITS = {{1}, {1, 3}, {1, 2, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9}};

  boolean major() {
    return !label.isEmpty();
  }

  /**
   * Ticks for a scale: multiples of 1, 2 or 5 times a power of ten; on a logarithmic one powers of ten, with digits
   * between when it spans few of them.
   *
   * @param most labelled ticks wanted at most; at least 2
   */
  static List<Tick> of(Scale scale, NumberStyle style, int most) {
    return scale.logarithmic() ? logarithmic(scale, style, most) : linear(scale.from(), scale.to(), style, most);
  }

  private static List<Tick> linear(double from, double to, NumberStyle style, int most) {
    // Coarsened from a fine start, which cannot skip past the last tick as a guess from the span can.
    double step = step((to - from) / (2 * most));
    while (last(to, step) - first(from, step) + 1 > most) {
      step = step(1.5 * step);
    }
    final List<Tick> ticks = new ArrayList<>();
    for (long i = first(from, step); i <= last(to, step); i++) {
      ticks.add(new Tick(i * step, style.tick(i * step, step)));
    }
    return ticks;
  }

  private static long first(double from, double step) {
    return (long) Math.ceil(from / step - ROUNDING);
  }

  private static long last(double to, double step) {
    return (long) Math.floor(to / step + ROUNDING);
  }

  /** The smallest of 1, 2, 5 times a power of ten that is no smaller than the wish. */
  static double step(double wish) {
    final double power = Math.pow(10, Math.floor(Math.log10(wish) + ROUNDING));
    for (final int digit : new int[]{1, 2, 5}) {
      if (digit * power >= wish * (1 - ROUNDING)) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  private static List<Tick> logarithmic(Scale scale, NumberStyle style, int most) {
    final int decades = count(scale, DIGITS[0]);
    if (decades > most) {
      return powers(scale, style, (decades + most - 1) / most);
    }
    int[] labelled = DIGITS[0];
    for (final int[] digits : DIGITS) {
      if (count(scale, digits) <= most) {
        labelled = digits;
      }
      if (count(scale, labelled) >= 3) {
        break;
      }
    }
    if (count(scale, labelled) < 2) {
      return linear(scale.least(), scale.most(), style, most);
    }
    return digits(scale, style, labelled);
  }

  private static List<Tick> powers(Scale scale, NumberStyle style, int stride) {
    final List<Tick> ticks = new ArrayList<>();
    for (int exponent = (int) Math.ceil(scale.from() - ROUNDING); exponent <= scale.to() + ROUNDING; exponent++) {
      final boolean named = Math.floorMod(exponent, stride) == 0;
      ticks.add(new Tick(Math.pow(10, exponent), named ? style.logTick(1, exponent) : ""));
    }
    return ticks;
  }

  private static List<Tick> digits(Scale scale, NumberStyle style, int[] labelled) {
    final List<Tick> ticks = new ArrayList<>();
    for (int exponent = (int) Math.floor(scale.from()); exponent <= scale.to() + ROUNDING; exponent++) {
      for (int digit = 1; digit <= 9; digit++) {
        if (inside(scale, digit, exponent)) {
          final boolean named = contains(labelled, digit);
          ticks.add(new Tick(digit * Math.pow(10, exponent), named ? style.logTick(digit, exponent) : ""));
        }
      }
    }
    return ticks;
  }

  private static int count(Scale scale, int[] digits) {
    int count = 0;
    for (int exponent = (int) Math.floor(scale.from()); exponent <= scale.to() + ROUNDING; exponent++) {
      for (final int digit : digits) {
        count += inside(scale, digit, exponent) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean inside(Scale scale, int digit, int exponent) {
    final double logarithm = exponent + Math.log10(digit);
    return logarithm >= scale.from() - ROUNDING && logarithm <= scale.to() + ROUNDING;
  }

  private static boolean contains(int[] digits, int digit) {
    for (final int candidate : digits) {
      if (candidate == digit) {
        return true;
      }
    }
    return false;
  }
}
