package org.spectern.theory.activation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The original activations by name. */
public final class Activations {
  /** What {@link #parse} accepts, as shown to users. */
  public static final String NAMES = "relu, leaky-relu:0.1, abs, sign, heaviside, identity, tanh, erf, sin, cos, gauss, sigmoid, gelu, "
      + "swish, softplus, elu, poly:a,b,c (a t² + b t + c)";

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  private Activations() {}

  /**
   * Finds an activation by its name.
   *
   * @param spec one of {@link #NAMES}; {@code leaky-relu:slope} and {@code poly:a,b,c} carry parameters
   * @throws IllegalArgumentException naming the value, when there is no such activation
   */
  public static Activation parse(String spec) {
    final String[] parts = spec.strip().split(":", 2);
    if (parts.length == 2) {
      return parametric(spec, parts[0], parts[1]);
    }
    return switch (parts[0]) {
      case "relu" -> new PiecewiseLinear("relu", 0, 1);
      case "leaky-relu" -> leaky(0.1);
      case "abs" -> new PiecewiseLinear("abs", -1, 1);
      case "identity" -> new PiecewiseLinear("identity", 1, 1);
      case "sign" -> step("sign", -1);
      case "heaviside" -> step("heaviside", 0);
      case "tanh" -> new HyperbolicTangent();
      case "erf" -> new ErrorFunction();
      case "sin" -> new Sine();
      case "cos" -> new Cosine();
      case "gauss" -> new GaussianBump();
      case "sigmoid" -> new Sigmoid();
      case "gelu" -> new Gelu();
      case "swish" -> new Swish();
      case "softplus" -> new Softplus();
      case "elu" -> new Elu();
      default -> throw unknown(spec);
    };
  }

  /**
   * Finds a comma-separated list of activations: a piece that is only a number belongs to the activation before it, as
   * in {@code poly:0.2,1,0,relu}.
   */
  public static List<Activation> parseList(String specs) {
    final List<String> names = new ArrayList<>();
    for (final String piece : specs.split(",", -1)) {
      if (!names.isEmpty() && NUMBER.matcher(piece.strip()).matches()) {
        names.set(names.size() - 1, names.getLast() + "," + piece.strip());
      } else {
        names.add(piece);
      }
    }
    return names.stream().map(Activations::parse).toList();
  }

  private static Activation parametric(String spec, String name, String parameters) {
    final double[] numbers;
    try {
      numbers = Arrays.stream(parameters.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw unknown(spec);
    }
    if (name.equals("leaky-relu") && numbers.length == 1) {
      return leaky(numbers[0]);
    }
    if (name.equals("poly") && numbers.length == 3) {
      return new Polynomial(numbers[0], numbers[1], numbers[2]);
    }
    throw unknown(spec);
  }

  private static Activation leaky(double slope) {
    return new PiecewiseLinear("leaky-relu:" + slope, slope, 1);
  }

  private static Activation step(String name, double low) {
    return new StepActivation(name, new double[]{0}, new double[]{low, 1});
  }

  private static IllegalArgumentException unknown(String spec) {
    return new IllegalArgumentException("activation must be one of " + NAMES + ": activation=" + spec);
  }
}
