package org.spectern.reports.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.TextTable;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.MatchedNetwork;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;

/** What {@code spectern solve} answers. */
public final class SolveAnswer {
  private final List<Activation> originals;
  private final MatchedNetwork network;

  private SolveAnswer(List<Activation> originals, MatchedNetwork network) {
    this.originals = originals;
    this.network = network;
  }

  public static SolveAnswer of(List<Activation> originals, double tau0, Policy policy) {
    return new SolveAnswer(originals, NetworkMatching.match(originals, tau0, policy));
  }

  /** For {@code --json}; the keys of a layer depend on its kind. */
  public Map<String, Object> document() {
    final Map<String, Object> document = new LinkedHashMap<>();
    document.put("tau0", network.tau0());
    document.put("layers", network.layers().stream().map(this::document).toList());
    document.put("implicitRidge", network.implicitRidge());
    return document;
  }

  private Map<String, Object> document(MatchedLayer layer) {
    final Map<String, Object> document = new LinkedHashMap<>();
    document.put("layer", layer.layer());
    document.put("activation", originals.get(layer.layer() - 1).name());
    document.put("kind", layer.kind());
    parameters(layer, document);
    document.put("mu", layer.matched().mu());
    document.put("tauBefore", layer.tauBefore());
    document.put("tau", layer.tau());
    document.put("variance", layer.matched().variance());
    document.put("target", Map.of("p1", layer.target().p1(), "p2", layer.target().p2(), "d3", layer.target().d3(),
        "variance", layer.target().variance()));
    document.put("residuals", layer.residuals());
    document.put("feasible", layer.feasible().feasible());
    document.put("bounds", layer.feasible());
    document.put("ridge", layer.ridge());
    return document;
  }

  private static void parameters(MatchedLayer layer, Map<String, Object> document) {
    final double[] t = layer.activation().thresholds();
    final double[] f = layer.activation().levels();
    switch (layer.kind()) {
      case "sigmaT" -> {
        document.put("a", layer.scale());
        // The one-sided step of odd originals has its left threshold at minus infinity.
        document.put("s1", t.length == 2 ? t[0] : null);
        document.put("s2", t[t.length - 1]);
      }
      case "sigmaQ" -> {
        document.put("b1", f[0]);
        document.put("b2", f[2]);
        for (int k = 0; k < t.length; k++) {
          document.put("r" + (k + 1), t[k]);
        }
      }
      default -> {
        document.put("thresholds", t);
        document.put("levels", f);
        if (layer.integerLevels() != null) {
          document.put("integerLevels", layer.integerLevels());
          document.put("scale", layer.scale());
        }
      }
    }
  }

  /** For a terminal. */
  public String asText() {
    final Table table = new Table().numbers("layer").words("original").words("match").numbers("tau~").numbers("tau")
        .numbers("p1² left").numbers("p2² left").numbers("d3 left").numbers("ridge");
    for (final MatchedLayer layer : network.layers()) {
      table.row(Integer.toString(layer.layer()), originals.get(layer.layer() - 1).name(), layer.kind(),
          Digits.of(layer.tau()), Digits.of(layer.target().tau()), Digits.rough(layer.residuals().p1Square()),
          Digits.rough(layer.residuals().p2Square()), Digits.rough(layer.residuals().d3()),
          Digits.of(layer.ridge()));
    }
    final String shapes = network.layers().stream().map(SolveAnswer::shape).collect(Collectors.joining());
    final MatchedLayer last = network.layers().getLast();
    return "tau0 = " + Quantity.number(network.tau0()) + "\n\n" + TextTable.of(table) + "\n" + shapes
        + "\nlast layer, all four equations: " + last.feasible().explanation() + "\nimplicit ridge: "
        + Digits.of(network.implicitRidge()) + " (the new conjugate kernel is the original's plus this times I, where "
        + "p1², p2² are met)\n";
  }

  private static String shape(MatchedLayer layer) {
    final StringBuilder text = new StringBuilder("layer " + layer.layer() + ": ");
    if (layer.integerLevels() != null) {
      text.append(Digits.of(layer.scale())).append(" × ").append(Arrays.toString(layer.integerLevels()));
    } else {
      text.append("levels ").append(Digits.of(layer.activation().levels()));
    }
    return text.append("\n  thresholds ").append(Digits.of(layer.activation().thresholds())).append('\n').toString();
  }
}
