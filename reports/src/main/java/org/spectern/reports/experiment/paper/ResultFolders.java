package org.spectern.reports.experiment.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spectern.reports.data.AtomicFile;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.Origin;
import org.spectern.reports.render.Page;

/**
 * Where results lie: each in a folder of its own with page, numbers and findings, an overview above them; or one alone.
 *
 * @param base the folder named on the command line, or the default one
 * @param single whether {@code base} is the folder of one result, without an overview
 */
public record ResultFolders(Path base, boolean single) {
  static final String FINDINGS = "findings.json";

  /** What the overview needs of a result. */
  public record Summary(String name, String title, List<Finding> findings) {}

  private record Document(String title, Origin origin, List<Finding> findings, Record numbers) {}

  /** The folder of a result. */
  public Path of(String name) {
    return single ? base : base.resolve(name);
  }

  /** The folder of stored cells. */
  public Path cells() {
    return base.resolve("cells");
  }

  /** The page that opens with the truth table; there is none above a single result. */
  public Path overview() {
    return base.resolve("index.html");
  }

  /** Gives the page of a result a link to the overview, where there is one. */
  public Page linked(Page page) {
    return single ? page : page.home("../index.html");
  }

  /** Writes page and numbers, and brings the overview up to date. */
  public Summary write(PaperResult result, PaperReport report, Origin origin) throws IOException {
    final Path folder = of(result.name());
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve("results.json"),
        Json.of(new Document(result.title(), origin, report.findings(), report.numbers())));
    linked(report.page()).write(folder.resolve("index.html"), origin);
    final Summary summary = new Summary(result.name(), result.title(), report.findings());
    tell(summary);
    return summary;
  }

  /** Leaves the findings of a result for the overview, and brings it up to date. */
  public void tell(Summary summary) throws IOException {
    if (!single) {
      AtomicFile.write(of(summary.name()).resolve(FINDINGS), Json.of(summary));
      TruthTable.of(base).write(base);
    }
  }
}
