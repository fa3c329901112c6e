package org.spectern.reports.experiment.bench;

import java.util.List;
import org.spectern.reports.render.TextTable;

/**
 * The run in short, for a terminal and for {@code --json}.
 *
 * @param manifest about the run
 * @param headline products beside the best dense one
 * @param targets floors and goals
 * @param measurements everything
 */
public record BenchSummary(Manifest manifest, List<Headline> headline, List<Target> targets,
    List<Measurement> measurements) {

  /** Draws a run together. */
  public static BenchSummary of(BenchRun run) {
    return new BenchSummary(run.manifest(), Headline.of(run), Targets.of(run), run.measurements());
  }

  /** Machine, headline and standings, for a terminal. */
  public String asText() {
    final StringBuilder text = new StringBuilder();
    text.append(manifest.machineLine()).append('\n').append("kernels: ").append(manifest.providerLine()).append("\n\n");
    if (!headline.isEmpty()) {
      text.append(TextTable.of(Headline.table(headline))).append('\n');
    }
    final List<Target> measured = targets.stream().filter(target -> target.measured().isPresent()).toList();
    if (!measured.isEmpty()) {
      text.append(TextTable.of(BenchPage.targetTable(measured))).append('\n');
    }
    if (!manifest.complete()) {
      text.append("not whole: ").append(manifest.state()).append(", ").append(manifest.finished()).append(" of ")
          .append(manifest.planned()).append(" benchmarks\n");
    }
    return text.toString();
  }
}
