package org.spectern.reports.experiment.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spectern.reports.data.AtomicFile;
import org.spectern.reports.experiment.Machine;
import org.spectern.reports.render.Cell;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.KeyFigure;
import org.spectern.reports.render.Origin;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Sentence;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.Verdict;

/**
 * The overview: what the paper says, what was measured here, and the verdict, one row per claim, each linked to its
 * page.
 *
 * @param results the results that have a page, in the order of {@link #ORDER}
 */
public record TruthTable(List<ResultFolders.Summary> results) {
  /** The order in which results appear. */
  static final List<String> ORDER = List.of("memory", "fig1", "fig2", "fig3", "fig4", "table1", "table2", "limits");

  /** Collects the findings of all results that have been made in this folder. */
  static TruthTable of(Path root) throws IOException {
    final List<ResultFolders.Summary> results = new ArrayList<>();
    for (final String name : ORDER) {
      final Path file = root.resolve(name).resolve(ResultFolders.FINDINGS);
      if (Files.exists(file)) {
        results.add(Json.read(Files.readString(file), ResultFolders.Summary.class));
      }
    }
    return new TruthTable(results);
  }

  void write(Path root) throws IOException {
    AtomicFile.write(root.resolve("truth.json"), Json.of(this));
    page().write(root.resolve("index.html"), new Origin("bin/spectern reproduce all", "named on each page",
        Machine.here().line()));
  }

  private Page page() {
    final Page page = new Page("What of the paper holds",
        "Gu et al., “Lossless” Compression of Deep Neural Networks (NeurIPS 2022, arXiv 2403.00258): its figures, tables and claims "
            + "made again, each with the number it gives, the number measured here, and a verdict.");
    page.keyFigures(Arrays.stream(Verdict.values())
        .map(verdict -> new KeyFigure(Long.toString(count(verdict)), verdict.text(), "")).toList());
    final Table table = new Table().words("Result").words("The paper says").words("Measured here").words("Verdict")
        .stacked();
    for (final ResultFolders.Summary result : results) {
      for (final Finding finding : result.findings()) {
        table.row(new Cell.Link(result.title(), result.name() + "/index.html"), Cell.of(Sentence.of(finding.paper())),
            Cell.of(Sentence.of(finding.measured())), new Cell.Badge(finding.verdict()));
      }
    }
    page.section("The truth table").table(table);
    page.section("How to read it");
    page.bullets(List.of(
        "Reproduced: what the paper says was measured here too, within the tolerance that its page names.",
        "Reproduced with a correction: it holds once something is put right, which the row names: a slip in a formula, a missing "
            + "term, other activations, another way of counting or of training.",
        "Not reproduced: it does not hold as stated, and nothing tried here makes it hold.",
        "eps: the share of weights that are zero. σ_T: the paper's activation of two values, one bit; σ_Q: its activation of the last "
            + "layer; N levels: this project's staircases of N values.",
        "Conjugate kernel: how similar the features of a wide net make two inputs; NTK: the same for its gradients. p1, p2, d3, τ²: the "
            + "numbers of an activation that decide both: its mean slope, its mean curvature, that of its square, and its variance. An implicit "
            + "ridge is variance in excess: it adds to the diagonal of the kernel, like the penalty of a ridge regression.",
        "Readout: the one layer that is trained, by ridge regression or as a softmax. Points are percentage points of test accuracy."));
    page.paragraph(
        "Intervals (±) are 95 % intervals of the mean over seeds; a figure of one seed has none. Every number of a page is in the results.json beside it; "
            + "this table is in truth.json.");
    return page;
  }

  private long count(Verdict verdict) {
    return results.stream().flatMap(result -> result.findings().stream()).filter(one -> one.verdict() == verdict)
        .count();
  }
}
