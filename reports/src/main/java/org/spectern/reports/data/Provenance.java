package org.spectern.reports.data;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where images came from, for the terminal and the page.
 *
 * @param description one line: which data, how many images, from where
 * @param warning what the reader must know before believing a figure, or an empty string
 * @param checksums SHA-256 of each file as stored, by file name
 */
public record Provenance(String description, String warning, SortedMap<String, String> checksums) {
  public Provenance {
    checksums = Collections.unmodifiableSortedMap(new TreeMap<>(checksums));
  }

  /** One checksum for the whole of the data: that of the lines "name checksum", sorted by name. */
  public String fingerprint() {
    final StringBuilder lines = new StringBuilder();
    for (final Map.Entry<String, String> entry : checksums.entrySet()) {
      lines.append(entry.getKey()).append(' ').append(entry.getValue()).append('\n');
    }
    return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The same data with a warning to show beside every figure. */
  public Provenance warning(String text) {
    return new Provenance(description, text, checksums);
  }
}
