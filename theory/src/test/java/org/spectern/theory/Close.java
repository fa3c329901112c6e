package org.spectern.theory;

import static org.assertj.core.api.Assertions.assertThat;

import org.spectern.theory.gaussian.Moments;
import tools.jackson.databind.JsonNode;

/** Comparisons that gate on relative and absolute error: vanishing moments have no relative one. */
public final class Close {

  private Close() {}

  /** |actual - expected| ≤ tolerance · max(1, |expected|). */
  public static void assertClose(double actual, double expected, double tolerance, String what) {
    assertThat(Math.abs(actual - expected)).as("%s: actual %s expected %s", what, actual, expected)
        .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected)));
  }

  /** Moments against golden.json's names. */
  public static void assertMoments(Moments actual, JsonNode expected, double tolerance, String what) {
    assertClose(actual.mu(), expected.get("mu").asDouble(), tolerance, what + " mu");
    assertClose(actual.p1(), expected.get("p1").asDouble(), tolerance, what + " p1");
    assertClose(actual.p2(), expected.get("p2").asDouble(), tolerance, what + " p2");
    assertClose(actual.d3(), expected.get("d3").asDouble(), tolerance, what + " d3");
    assertClose(actual.variance(), expected.get("t2").asDouble(), tolerance, what + " variance");
  }
}
