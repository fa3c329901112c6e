package org.spectern.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectern.theory.Close.assertClose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectern.theory.Golden;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.activation.PiecewiseLinear;
import tools.jackson.databind.JsonNode;

class RecursionTest {
  private static final double TIGHT = 1e-10;

  @Test
  void reluIsTheGoldenOne() {
    for (final var atTau : Golden.at("relu_L3").properties()) {
      final double tau0 = Double.parseDouble(atTau.getKey());
      final List<LayerCoefficients> layers = Recursion.of(three("relu"), tau0);
      for (int l = 1; l <= 3; l++) {
        final JsonNode golden = atTau.getValue().get("layers").get(l - 1);
        final LayerCoefficients layer = layers.get(l);
        assertClose(layer.tau(), golden.get("tau").asDouble(), TIGHT, "tau");
        assertClose(layer.alpha().alpha1(), golden.get("a1").asDouble(), TIGHT, "alpha1");
        assertClose(layer.alpha().alpha2(), golden.get("a2").asDouble(), TIGHT, "alpha2");
        assertClose(layer.alpha().alpha3(), golden.get("a3").asDouble(), TIGHT, "alpha3");
        assertClose(layer.alpha().alpha4(), golden.get("a4").asDouble(), TIGHT, "alpha4");
        assertClose(layer.beta1(), golden.get("b1").asDouble(), TIGHT, "beta1");
        assertClose(layer.beta2(), golden.get("b2").asDouble(), TIGHT, "beta2");
        assertClose(layer.beta3(), golden.get("b3").asDouble(), TIGHT, "beta3");
        assertClose(layer.kappa2(), golden.get("kappa2").asDouble(), TIGHT, "kappa²");
        final double tau02 = tau0 * tau0;
        assertClose(layer.tau() * layer.tau() - tau02 * layer.alpha().alpha1(), golden.get("ck_diag_const").asDouble(),
            TIGHT, "CK");
        assertClose(layer.kappa2() - tau02 * layer.beta1(), golden.get("ntk_diag_const").asDouble(), TIGHT, "NTK");
      }
    }
  }

  /** Table 1 of the paper, to its four decimals: alpha_{3,1..3} and tau_3 at tau_0 = 1.0021. */
  @Test
  void tableOneOfThePaperIsReproduced() {
    assertRow("relu", .0156, .0105, .0112, .1994);
    assertRow("heaviside", .0642, 0, 0, .5);
    assertRow("sin", .1779, 0, 0, .4689);
    assertRow("identity", 1, 0, 0, 1.0021);
    assertRow("erf", .2166, 0, 0, .5053);
    assertRow("cos", 0, .0003, 0, .0116);
    assertRow("abs", 0, .0209, 0, .2195);
    // The printed "sign" row repeats that of sin; this is what it should be.
    assertRow("sign", .2569, 0, 0, 1);
  }

  private static void assertRow(String name, double alpha1, double alpha2, double alpha3, double tau) {
    final LayerCoefficients last = Recursion.of(three(name), 1.0021).getLast();
    final double half = 0.5001e-4;
    assertThat(Math.abs(last.alpha().alpha1() - alpha1)).as("%s alpha1 %s", name, last.alpha()).isLessThan(half);
    assertThat(Math.abs(last.alpha().alpha2() - alpha2)).as("%s alpha2 %s", name, last.alpha()).isLessThan(half);
    assertThat(Math.abs(last.alpha().alpha3() - alpha3)).as("%s alpha3 %s", name, last.alpha()).isLessThan(half);
    assertThat(Math.abs(last.tau() - tau)).as("%s tau %s", name, last.tau()).isLessThan(half);
  }

  @Test
  void alphaThreeIsTwiceAlphaTwoAtTheFirstLayer() {
    for (final Activation activation : every()) {
      final Coefficients first = Recursion.of(List.of(activation), 1.3).getLast().alpha();
      assertClose(first.alpha3(), 2 * first.alpha2(), TIGHT, activation.name());
    }
  }

  @Test
  void degreeOneTermOfTheNtkIsDepthPlusOneTimesThatOfTheCk() {
    final SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 50; trial++) {
      final List<Activation> stack = randomStack(random);
      for (final LayerCoefficients layer : Recursion.of(stack, 0.5 + random.nextDouble())) {
        assertClose(layer.beta1(), (layer.layer() + 1) * layer.alpha().alpha1(), TIGHT, "seed 7, trial " + trial);
      }
    }
  }

  @Test
  void signsOfActivationAndInputChangeNothing() {
    final SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 50; trial++) {
      final List<Activation> stack = randomStack(random);
      final double tau0 = 0.4 + 2 * random.nextDouble();
      final LayerCoefficients straight = Recursion.of(stack, tau0).getLast();
      final double outer = random.nextBoolean() ? -1 : 1;
      final double inner = random.nextBoolean() ? -1 : 1;
      final LayerCoefficients turned = Recursion.of(stack.stream().map(a -> new Turned(a, outer, inner)).toList(), tau0)
          .getLast();
      assertClose(turned.alpha().alpha1(), straight.alpha().alpha1(), TIGHT, "alpha1, seed 11, trial " + trial);
      assertClose(turned.alpha().alpha2(), straight.alpha().alpha2(), TIGHT, "alpha2, seed 11, trial " + trial);
      assertClose(turned.alpha().alpha3(), straight.alpha().alpha3(), TIGHT, "alpha3, seed 11, trial " + trial);
      assertClose(turned.alpha().alpha4(), straight.alpha().alpha4(), TIGHT, "alpha4, seed 11, trial " + trial);
    }
  }

  @Test
  void scalingTheDataOfAHomogeneousStackScalesOnlyAlphaTwoAndThree() {
    final SplittableRandom random = new SplittableRandom(13);
    for (int trial = 0; trial < 50; trial++) {
      final List<Activation> stack = new ArrayList<>();
      for (int l = 0; l <= random.nextInt(4); l++) {
        stack.add(new PiecewiseLinear("random", random.nextDouble(-1, 1), random.nextDouble(0.1, 1.5)));
      }
      final double k = random.nextDouble(0.3, 3);
      final Coefficients one = Recursion.of(stack, 1).getLast().alpha();
      final Coefficients scaled = Recursion.of(stack, k).getLast().alpha();
      assertClose(scaled.alpha1(), one.alpha1(), TIGHT, "alpha1, seed 13, trial " + trial);
      assertClose(scaled.alpha4(), one.alpha4(), TIGHT, "alpha4, seed 13, trial " + trial);
      assertClose(scaled.alpha2() * k * k, one.alpha2(), TIGHT, "alpha2, seed 13, trial " + trial);
      assertClose(scaled.alpha3() * k * k, one.alpha3(), TIGHT, "alpha3, seed 13, trial " + trial);
    }
  }

  @Test
  void oddActivationsKeepTheRatioAndEvenOnesEndTheLinearTerm() {
    for (final String odd : List.of("sin", "tanh", "erf", "identity", "sign")) {
      final List<Activation> stack = List.of(Activations.parse("relu"), Activations.parse(odd));
      final List<LayerCoefficients> layers = Recursion.of(stack, 1);
      assertClose(layers.get(2).alpha().alpha2() / layers.get(2).alpha().alpha1(),
          layers.get(1).alpha().alpha2() / layers.get(1).alpha().alpha1(), TIGHT, odd);
    }
    for (final String even : List.of("cos", "abs", "gauss")) {
      assertThat(
          Recursion.of(List.of(Activations.parse("relu"), Activations.parse(even)), 1).getLast().alpha().alpha1())
          .isZero();
    }
  }

  @Test
  void thePrintedFormIsOnlyThereByName() {
    final LayerCoefficients printed = Recursion.of(three("identity"), 1, RecursionForm.PRINTED).getLast();
    assertThat(printed.beta1()).isEqualTo(1);
    assertThat(Recursion.of(three("identity"), 1).getLast().beta1()).isEqualTo(4);
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> Recursion.of(List.of(), 1)).hasMessageContaining("depth=0");
    assertThatThrownBy(() -> Recursion.of(three("relu"), 0)).hasMessageContaining("tau0=0.0");
    assertThatThrownBy(() -> Recursion.of(three("relu"), Double.NaN)).hasMessageContaining("tau0=NaN");
  }

  private static List<Activation> three(String name) {
    return Collections.nCopies(3, Activations.parse(name));
  }

  private static List<Activation> every() {
    return Activations.parseList(
        "relu,leaky-relu:0.1,abs,sign,heaviside,identity,tanh,erf,sin,cos,gauss,sigmoid,gelu,swish,softplus,elu,poly:0.2,1,-0.5");
  }

  private static List<Activation> randomStack(SplittableRandom random) {
    final List<Activation> all = every();
    final List<Activation> stack = new ArrayList<>();
    for (int l = 0; l <= random.nextInt(4); l++) {
      stack.add(all.get(random.nextInt(all.size())));
    }
    return stack;
  }
}
