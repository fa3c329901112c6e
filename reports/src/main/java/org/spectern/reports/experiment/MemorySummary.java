package org.spectern.reports.experiment;

import org.spectern.reports.render.TextTable;

/** What a terminal shows of {@code reproduce memory}. */
public final class MemorySummary {
  private MemorySummary() {}

  public static String text(MemoryResults results) {
    final StringBuilder text = new StringBuilder();
    text.append("machine: ").append(results.machine().line()).append('\n');
    text.append("kernels: ").append(results.provider()).append('\n');
    text.append("dense:   ").append(results.dense()).append('\n');
    text.append("data:    ").append(results.data()).append('\n');
    if (!results.warning().isEmpty()) {
      text.append("WARNING: ").append(results.warning()).append('\n');
    }
    for (final MemoryResults.Shape shape : results.shapes()) {
      text.append("\nwidths ").append(Shapes.text(shape.widths())).append('\n');
      text.append(TextTable.of(MemoryTable.of(shape)));
      text.append('\n');
      for (final MemoryClaims claim : MemoryClaims.of(shape)) {
        text.append("  [").append(claim.verdict().text()).append("] ").append(claim.text()).append('\n');
      }
    }
    return text.toString();
  }
}
