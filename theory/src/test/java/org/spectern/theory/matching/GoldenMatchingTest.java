package org.spectern.theory.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.spectern.theory.Close.assertClose;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectern.theory.Golden;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.kernel.Coefficients;
import tools.jackson.databind.JsonNode;

class GoldenMatchingTest {
  private static final double SOLVER = 1e-8;

  private static List<Activation> three(String name) {
    return Collections.nCopies(3, Activations.parse(name));
  }

  @Test
  void alphaRecursionOfReluIsTheGoldenOne() {
    Coefficients coefficients = Coefficients.INPUT;
    double tau = 1;
    for (final JsonNode layer : Golden.at("relu_L3", "1.0", "layers")) {
      final var moments = Activations.parse("relu").moments(tau);
      coefficients = coefficients.next(moments);
      tau = moments.tau();
      assertClose(tau, layer.get("tau").asDouble(), 1e-10, "tau");
      assertClose(coefficients.alpha1(), layer.get("a1").asDouble(), 1e-10, "alpha1");
      assertClose(coefficients.alpha2(), layer.get("a2").asDouble(), 1e-10, "alpha2");
      assertClose(coefficients.alpha3(), layer.get("a3").asDouble(), 1e-10, "alpha3");
      assertClose(coefficients.alpha4(), layer.get("a4").asDouble(), 1e-10, "alpha4");
    }
  }

  @Test
  void sigmaTOfEveryLayerIsTheGoldenOne() {
    for (final String name : List.of("relu", "abs")) {
      final MatchedNetwork network = NetworkMatching.match(three(name), 1, new Policy.OneBit());
      final JsonNode chain = Golden.at("L3_chain_tau0_1", name);
      for (int l = 0; l < 3; l++) {
        assertSigmaT(network.layers().get(l), chain.get(l), name + " layer " + (l + 1));
        final Residuals residuals = network.layers().get(l).residuals();
        assertThat(Math.abs(residuals.p1Square()) + Math.abs(residuals.p2Square()) + Math.abs(residuals.d3()))
            .isLessThan(1e-12);
        final Feasibility feasible = network.layers().get(l).feasible();
        assertClose(feasible.lowerBound(), chain.get(l).get("hermite_lb").asDouble(), 1e-10, "lower bound");
        assertThat(feasible.required() > 1).isEqualTo(chain.get(l).get("last_layer_4eq_excluded_by_bound").asBoolean());
      }
    }
  }

  @Test
  void singleLayersAreTheGoldenOnes() {
    for (final String name : List.of("relu", "abs", "cos")) {
      final MatchedNetwork network = NetworkMatching.match(List.of(Activations.parse(name)), 1, new Policy.OneBit());
      assertSigmaT(network.layers().getFirst(), Golden.at("hidden_single_layer", name, "1.0"), name);
    }
  }

  @Test
  void oddOriginalsGetTheOneSidedStepAndTheResidualIsTold() {
    for (final String name : List.of("sign", "tanh")) {
      final MatchedLayer layer = NetworkMatching.match(List.of(Activations.parse(name)), 1, new Policy.OneBit())
          .layers().getFirst();
      final JsonNode golden = Golden.at("hidden_single_layer", name, "1.0");
      assertThat(layer.activation().thresholds()).containsExactly(0);
      assertClose(layer.scale(), golden.get("odd_fallback").get("a").asDouble(), SOLVER, name + " a");
      assertClose(layer.matched().variance(), golden.get("odd_fallback").get("tau_tilde_sq").asDouble(), SOLVER, name);
      assertClose(-layer.residuals().d3(), golden.get("residual_d3").asDouble(), 1e-10, name + " d3 left over");
    }
  }

  @Test
  void leastVarianceSigmaTIsTheGoldenOne() {
    final MatchedNetwork network = NetworkMatching.match(three("relu"), 1, new Policy.LeastVarianceOneBit());
    final JsonNode chain = Golden.at("relu_L3", "1.0", "sigmaT_min_variance_chain");
    for (int l = 0; l < 3; l++) {
      final MatchedLayer layer = network.layers().get(l);
      assertClose(layer.matched().variance(), chain.get(l).get("tau_tilde_sq").asDouble(), SOLVER,
          "variance of layer " + (l + 1));
      assertClose(layer.scale(), chain.get(l).get("a").asDouble(), 1e-6, "a of layer " + (l + 1));
      assertClose(layer.activation().thresholds()[1], chain.get(l).get("s2").asDouble(), 1e-6,
          "s2 of layer " + (l + 1));
    }
  }

  @Test
  void boundsOfTheLastLayerAreTheGoldenOnes() {
    final JsonNode golden = Golden.at("relu_L3", "1.0", "last_layer_sigmaQ");
    final MatchedLayer last = NetworkMatching.match(three("relu"), 1, new Policy.OneBit()).layers().getLast();
    final Target target = Target.of(last.target(), last.tauBefore());
    assertClose(target.energy(), golden.get("hermite_lower_bound_on_tau_tilde_sq").asDouble(), SOLVER, "Parseval");
    // The golden bounds take rho_N, to five digits, in the original's own direction; the library takes it in the new
    // network's, which excludes more.
    final Target own = Target.of(last.target(), golden(3, "tau_prev"));
    for (final int levels : new int[]{2, 3}) {
      final double rho = Feasibility.of(own, levels).rho();
      final double bound = golden.get("lower_bound_with_" + levels + "_levels").asDouble();
      assertClose(target.energy() / rho, bound, 5e-6, "levels=" + levels);
      assertThat(Feasibility.of(target, levels).levelBound()).isGreaterThan(bound);
    }
    assertThat(last.feasible().feasible()).isFalse();
  }

  @Test
  void fractionsOfReluAreThoseOfTheDesign() {
    final Target target = Target.of(Activations.parse("relu").moments(1), 1);
    final double[] published = {.664, .833, .900, .934, .953, .965, .972};
    for (int levels = 2; levels <= 8; levels++) {
      assertThat(Feasibility.of(target, levels).rho()).isCloseTo(published[levels - 2], within(5e-4));
    }
  }

  private static double golden(int layer, String key) {
    return Golden.at("relu_L3", "1.0", "layers").get(layer - 1).get(key).asDouble();
  }

  private static void assertSigmaT(MatchedLayer layer, JsonNode golden, String what) {
    assertThat(layer.kind()).isEqualTo("sigmaT");
    assertThat(layer.integerLevels()).containsExactly(1, 0, 1);
    assertClose(layer.scale(), golden.get("a").asDouble(), SOLVER, what + " a");
    assertClose(layer.activation().thresholds()[0], golden.get("s1").asDouble(), SOLVER, what + " s1");
    assertClose(layer.activation().thresholds()[1], golden.get("s2").asDouble(), SOLVER, what + " s2");
    assertClose(layer.tau(), golden.get("tau_tilde").asDouble(), SOLVER, what + " tau~");
  }
}
