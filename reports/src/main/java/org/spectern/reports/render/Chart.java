package org.spectern.reports.render;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A plot that can be drawn at any size and whose data can be taken away as a table. */
public sealed interface Chart permits XyChart, BarChart {

  /** What is shown, in a few words. */
  String title();

  /** What a reader who cannot see it should know. */
  String description();

  /** The data as comma-separated values with a header line (RFC 4180). */
  String csv();

  /** Draws onto a canvas of this size; {@code id} must be unique within the page. */
  String svg(Size size, String id);

  /** A file of its own: titled, with its style inside, in light colours. */
  default String svgFile() {
    return svg(Size.FILE, "chart");
  }

  /** A data: address under which a browser can save a text. */
  static String dataAddress(String mediaType, String text) {
    return "data:" + mediaType + ";charset=utf-8;base64,"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
