package org.spectern.theory;

import java.io.InputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of golden.json, computed independently of this library. */
public final class Golden {
  private static final JsonNode ROOT = read();

  private Golden() {}

  /** A node by its path of keys. */
  public static JsonNode at(String... path) {
    JsonNode node = ROOT;
    for (final String key : path) {
      node = node.get(key);
      if (node == null) {
        throw new IllegalArgumentException("golden.json has no such key: path=" + String.join("/", path));
      }
    }
    return node;
  }

  private static JsonNode read() {
    try (InputStream in = Golden.class.getResourceAsStream("/golden.json")) {
      return JsonMapper.builder().build().readTree(in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
