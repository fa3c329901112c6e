package org.spectern.reports.render;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way results become JSON, and come back: indented, records by their component names, infinities as null. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  public static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * Reads one member of a document, provided that another one is as expected.
   *
   * @param guard the member that must equal {@code expected}, itself a JSON document
   * @return empty when the document is damaged, is of another shape, or its guard differs
   */
  public static <T> Optional<T> part(String document, String guard, String expected, String member, Class<T> type) {
    try {
      final JsonNode tree = MAPPER.readTree(document);
      if (!tree.path(guard).equals(MAPPER.readTree(expected))) {
        return Optional.empty();
      }
      return Optional.ofNullable(MAPPER.treeToValue(tree.get(member), type));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /**
   * Reads a document that this program has written.
   *
   * @throws IllegalArgumentException when it is of another shape
   */
  public static <T> T read(String document, Class<T> type) {
    try {
      return MAPPER.readValue(document, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a document of the expected shape: " + e.getOriginalMessage(), e);
    }
  }
}
