package org.spectern.reports.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads options that are lists of numbers, with messages that name the option and the value. */
final class OptionLists {
  private OptionLists() {}

  static int[] integers(String option, String list, int least, int most, CommandLine command) {
    final String[] parts = list.split(",", -1);
    final int[] values = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        values[i] = Integer.parseInt(parts[i].trim());
      } catch (NumberFormatException e) {
        throw new ParameterException(command, option + " takes whole numbers separated by commas: " + list, e);
      }
      if (values[i] < least || values[i] > most) {
        throw new ParameterException(command, option + " must lie in [" + least + ", " + most + "]: " + values[i]);
      }
    }
    return values;
  }

  /** "0,.5,.9:.99:.99": entries by comma, layers of an entry by colon. */
  static List<double[]> sparsities(String option, String list, CommandLine command) {
    final List<double[]> values = new ArrayList<>();
    for (final String entry : list.split(",", -1)) {
      final String[] layers = entry.split(":", -1);
      final double[] eps = new double[layers.length];
      for (int i = 0; i < eps.length; i++) {
        eps[i] = sparsity(option, layers[i].trim(), command);
      }
      values.add(eps);
    }
    return values;
  }

  private static double sparsity(String option, String text, CommandLine command) {
    final double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new ParameterException(command, option + " takes numbers in [0, 1): " + text, e);
    }
    if (!(value >= 0 && value < 1)) {
      throw new ParameterException(command, option + " must lie in [0, 1): " + text);
    }
    return value;
  }

  static List<Integer> boxed(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
