package org.spectern.reports.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.spectern.reports.data.AtomicFile;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.SpectrumData;
import org.spectern.reports.experiment.SpectrumExperiment;
import org.spectern.reports.experiment.SpectrumPage;
import org.spectern.reports.experiment.SpectrumResults;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.Json;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.kernel.RecursionForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spectern spectrum}: eigenvalues and leading eigenvectors of a kernel and its equivalent. */
@Command(name = "spectrum", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Decomposes the exact kernel of an infinitely wide network on some data, and the random-matrix equivalent that the",
    "paper's theorems put in its place, and plots both: eigenvalue histograms and leading eigenvectors."}, footer = {"",
        "Examples:", "  spectern spectrum                          ReLU, three layers, mixture of two Gaussians",
        "  spectern spectrum --data means --n 1000 --p 2000 --kernel ntk --vectors 4",
        "  spectern spectrum --data mnist --digits 6,8 --n 3200 --activation poly:0.2,1,0,relu,relu",
        "  spectern spectrum --form printed            the paper's diagonal, which does not converge",
        "  spectern spectrum --out /tmp/spectrum --json"})
final class SpectrumCommand implements Callable<Integer> {
  /** Which kernel. */
  enum Kernel {
    CK, NTK
  }

  private static final List<String> MIXTURES = List.of("iid", "means", "variances", "mixed", "correlated");
  /** A decomposition takes n³ operations and 32 n² bytes. */
  private static final int MOST = 20_000;

  @Spec
  private CommandSpec spec;

  @Option(names = "--activation", defaultValue = "relu", paramLabel = "A[,A…]", description = "one activation for all layers, or one for each; default: ${DEFAULT-VALUE}")
  private String activations;

  @Option(names = "--depth", paramLabel = "L", description = "number of layers; default: as many as activations, 3 if there is one")
  private Integer depth;

  @Option(names = "--kernel", defaultValue = "ck", paramLabel = "K", description = "ck (conjugate) or ntk (neural tangent); default: ${DEFAULT-VALUE}")
  private Kernel kernel;

  @Option(names = "--data", defaultValue = "mixed", paramLabel = "D", description = "a mixture: iid, means, variances, mixed, correlated; or mnist, sample, or a folder of IDX files; default: ${DEFAULT-VALUE}")
  private String data;

  @Option(names = "--n", defaultValue = "800", paramLabel = "N", description = "observations; default: ${DEFAULT-VALUE}")
  private int count;

  @Option(names = "--p", defaultValue = "800", paramLabel = "P", description = "dimension of a mixture; default: ${DEFAULT-VALUE}")
  private int dimension;

  @Option(names = "--classes", defaultValue = "2", paramLabel = "C", description = "classes of a mixture; default: ${DEFAULT-VALUE}")
  private int classes;

  @Option(names = "--separation", defaultValue = "8", paramLabel = "S", description = "length of the means and spread of the variances of a mixture; default: ${DEFAULT-VALUE}")
  private double separation;

  @Option(names = "--digits", defaultValue = "6,8", paramLabel = "D1,D2,…", description = "classes of images; default: ${DEFAULT-VALUE}")
  private String digits;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "seed of a mixture; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--form", defaultValue = "correct", paramLabel = "F", description = "correct, or printed (as in the paper); default: ${DEFAULT-VALUE}")
  private RecursionForm form;

  @Option(names = "--vectors", defaultValue = "2", paramLabel = "V", description = "leading eigenvectors to show; default: ${DEFAULT-VALUE}")
  private int vectors;

  @Option(names = "--bins", defaultValue = "60", paramLabel = "B", description = "bins of the histograms; default: ${DEFAULT-VALUE}")
  private int bins;

  @Option(names = "--out", paramLabel = "DIR", description = "folder for page, plots and results; default: reports/out/spectrum")
  private Path out;

  @Option(names = "--json", description = "print the results as one JSON document")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    requireBetween("--n", count, 4, MOST);
    requireBetween("--vectors", vectors, 1, count);
    requireBetween("--bins", bins, 1, 10_000);
    final List<Activation> stack = stack();
    final Path folder = (out == null ? Path.of(System.getProperty("spectern.home", "."), "reports", "out", "spectrum")
        : out).toAbsolutePath().normalize();
    OutputFolder.requireWritable(folder);
    final String command = "bin/spectern " + String.join(" ", spec.commandLine().getParent().getParseResult()
        .originalArgs());
    final SpectrumResults results = new SpectrumExperiment(data(), stack, form).run(kernel == Kernel.NTK, vectors,
        command);
    write(folder, results);
    spec.commandLine().getOut().print(json ? Json.of(results) + System.lineSeparator()
        : results.asText() + "page: " + folder.resolve("index.html") + System.lineSeparator());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private List<Activation> stack() {
    final List<Activation> named = TheoryOptions.stack(activations, null, spec.commandLine());
    return TheoryOptions.stack(activations, depth == null ? named.size() == 1 ? 3 : named.size() : depth,
        spec.commandLine());
  }

  private SpectrumData data() throws IOException {
    if (MIXTURES.contains(data)) {
      requireBetween("--p", dimension, 1, MOST);
      requireBetween("--classes", classes, 1, count);
      return TheoryOptions.named("--data, --p, --n", spec.commandLine(),
          () -> SpectrumData.mixture(data, count, dimension, classes, separation, seed));
    }
    final Dataset dataset = LoadedData.of(data, spec.commandLine().getErr());
    final int[] kept = OptionLists.integers("--digits", digits, 0, 255, spec.commandLine());
    return TheoryOptions.named("--digits, --n", spec.commandLine(), () -> SpectrumData.images(dataset, kept, count));
  }

  private void write(Path folder, SpectrumResults results) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve("results.json"), Json.of(results));
    final SpectrumPage page = new SpectrumPage(results, bins);
    for (final Chart chart : page.charts()) {
      AtomicFile.write(folder.resolve(chart.title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".svg"),
          chart.svgFile());
    }
    page.page().write(folder.resolve("index.html"), page.origin());
  }

  private void requireBetween(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(spec.commandLine(), option + " must lie in [" + least + ", " + most + "]: " + value);
    }
  }
}
