package org.spectern.theory.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spectern.theory.Close.assertClose;
import static org.spectern.theory.Close.assertMoments;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spectern.theory.Golden;
import org.spectern.theory.gaussian.Moments;
import tools.jackson.databind.JsonNode;

class GoldenMomentsTest {
  private static final double TOLERANCE = 1e-10;
  private static final Map<String, String> NAMES = Map.of("leaky_relu_0.1", "leaky-relu:0.1", "linear_t", "identity");

  @Test
  void momentsOfTheOriginalsAreTheGoldenOnes() {
    for (final Map.Entry<String, JsonNode> entry : Golden.at("moments").properties()) {
      final Activation activation = Activations.parse(NAMES.getOrDefault(entry.getKey(), entry.getKey()));
      for (final Map.Entry<String, JsonNode> atTau : entry.getValue().properties()) {
        final String what = activation.name() + " tau=" + atTau.getKey();
        final Moments moments = activation.moments(Double.parseDouble(atTau.getKey()));
        assertMoments(moments, atTau.getValue(), TOLERANCE, what);
        final JsonNode dt2 = atTau.getValue().get("dt2");
        if (dt2.isNull()) {
          assertThat(moments.dt2()).as(what).isInfinite();
        } else {
          assertClose(moments.dt2(), dt2.asDouble(), TOLERANCE, what + " dt2");
        }
      }
    }
  }

  @Test
  void momentsOfSigmaTAreTheGoldenOnes() {
    for (final JsonNode vector : Golden.at("sigmaT_closed_form_vectors")) {
      final StepActivation sigma = StepActivation.sigmaT(number(vector, "a"), number(vector, "s1"),
          number(vector, "s2"));
      assertMoments(sigma.moments(number(vector, "tau")), vector, TOLERANCE, "sigma_T " + vector);
    }
  }

  @Test
  void momentsOfSigmaQAreTheGoldenOnes() {
    for (final JsonNode vector : Golden.at("sigmaQ_closed_form_vectors")) {
      final double[] r = new double[4];
      for (int i = 0; i < 4; i++) {
        r[i] = vector.get("r").get(i).asDouble();
      }
      final StepActivation sigma = StepActivation.sigmaQ(number(vector, "b1"), number(vector, "b2"), r);
      assertMoments(sigma.moments(number(vector, "tau")), vector, TOLERANCE, "sigma_Q " + vector);
    }
  }

  private static double number(JsonNode node, String key) {
    return node.get(key).asDouble();
  }
}
