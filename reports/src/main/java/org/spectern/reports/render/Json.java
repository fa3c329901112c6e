package org.spectern.reports.render;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way results become JSON: indented, records by their component names, infinities as null. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  public static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
