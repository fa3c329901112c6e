package org.spectern.reports.cli;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that the theory's commands share, read with messages that name the option and the value. */
final class TheoryOptions {
  /** Deeper stacks are typing errors: every layer of them would be the same. */
  private static final int DEEPEST = 1000;

  private TheoryOptions() {}

  static Activation activation(String spec, CommandLine command) {
    return named("--activation", command, () -> Activations.parse(spec));
  }

  /** One activation for every layer, or one for each; without a depth as many layers as activations. */
  static List<Activation> stack(String specs, Integer depth, CommandLine command) {
    final List<Activation> stack = named("--activation", command, () -> Activations.parseList(specs));
    if (depth == null) {
      return stack;
    }
    if (depth < 1 || depth > DEEPEST) {
      throw new ParameterException(command, "--depth must lie in [1, " + DEEPEST + "]: " + depth);
    }
    if (stack.size() != 1 && stack.size() != depth) {
      throw new ParameterException(command, "--activation must name one activation, or one for each of --depth layers: "
          + stack.size() + " for " + depth);
    }
    return stack.size() == 1 ? Collections.nCopies(depth, stack.getFirst()) : stack;
  }

  static double positive(String option, double value, CommandLine command) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(command, option + " must be positive and finite: " + value);
    }
    return value;
  }

  /** A value whose own check knows what is wrong, but not which option it came from. */
  static <T> T named(String option, CommandLine command, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, option + ": " + e.getMessage(), e);
    }
  }
}
