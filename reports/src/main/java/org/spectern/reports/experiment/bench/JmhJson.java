package org.spectern.reports.experiment.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JMH's result format {@code json} and the manifest beside it. */
final class JmhJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JmhJson() {}

  static List<Measurement> measurements(Path file) throws IOException {
    final JsonNode results = tree(file);
    if (!results.isArray()) {
      throw new IOException("not JMH's JSON, which is a list of results: file=" + file);
    }
    final List<Measurement> measurements = new ArrayList<>();
    for (final JsonNode result : results) {
      final JsonNode metric = result.path("primaryMetric");
      if (!result.path("benchmark").isString() || !metric.path("score").isNumber()) {
        throw new IOException("a result lacks its benchmark or its score: file=" + file + " result="
            + measurements.size());
      }
      measurements.add(new Measurement(result.path("benchmark").asString(), result.path("mode").asString(),
          metric.path("score").asDouble(), number(metric.path("scoreError")), metric.path("scoreUnit").asString(),
          texts(result.path("params")), list(result.path("jvmArgs")), scores(result.path("secondaryMetrics"))));
    }
    return measurements;
  }

  static Manifest manifest(Path file) throws IOException {
    try {
      return MAPPER.treeToValue(tree(file), Manifest.class);
    } catch (JacksonException e) {
      throw new IOException("not a manifest of the suite: file=" + file + ": " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode tree(Path file) throws IOException {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw new IOException("not JSON: file=" + file + " offset=" + e.getLocation().getCharOffset() + ": "
          + e.getOriginalMessage(), e);
    }
  }

  // JMH writes "NaN" as a string where one iteration leaves no error.
  private static double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : Double.NaN;
  }

  private static Map<String, String> texts(JsonNode node) {
    final Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    return texts;
  }

  private static List<String> list(JsonNode node) {
    final List<String> list = new ArrayList<>();
    node.forEach(one -> list.add(one.asString()));
    return list;
  }

  /** Medians of the iterations: the first of a long method may still be interpreted, and rates far off spoil a mean. */
  private static Map<String, Double> scores(JsonNode node) {
    final Map<String, Double> scores = new LinkedHashMap<>();
    // JMH marks profilers' results with a middle dot, whose encoding some of its versions lose.
    node.properties().forEach(entry -> scores.put(entry.getKey().replaceAll("^[^A-Za-z]+", ""),
        median(entry.getValue())));
    return scores;
  }

  private static double median(JsonNode metric) {
    final JsonNode median = metric.path("scorePercentiles").path("50.0");
    return number(median.isNumber() ? median : metric.path("score"));
  }
}
