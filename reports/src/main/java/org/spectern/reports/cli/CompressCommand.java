package org.spectern.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.spectern.kernels.Layout;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.Compression;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spectern compress}: trains a compressed net and writes its model file. */
@Command(name = "compress", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Draws ternary weights, matches step activations to ReLU, trains a readout on the data and writes a model file.",
    "The readout's bits are chosen on validation images."}, footer = {"", "Examples:",
        "  spectern compress --widths 1500,1500,1500 --eps 0.9:0.99:0.99 --out net.spectern",
        "  spectern compress --data sample --widths 300,300 --eps 0.9 --levels 2 --out one-bit.spectern",
        "  spectern inspect net.spectern"})
final class CompressCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--data", defaultValue = "mnist", paramLabel = "D", description = "mnist, sample, or a folder of IDX files; default: ${DEFAULT-VALUE}")
  private String data;

  @Option(names = "--widths", defaultValue = "1000,1000,1000", paramLabel = "D1,D2,…", description = "widths of the layers; default: ${DEFAULT-VALUE}")
  private String widths;

  @Option(names = "--eps", defaultValue = "0.9", paramLabel = "E", description = "share of zero weights; E1:E2:E3 gives each layer its own; default: ${DEFAULT-VALUE}")
  private String eps;

  @Option(names = "--levels", defaultValue = "8", paramLabel = "N", description = "levels of the activations, 2 to 64; 2 is the paper's one-bit sigma_T; default: ${DEFAULT-VALUE}")
  private String levels;

  @Option(names = "--layout", paramLabel = "L", description = "how weights are stored: ${COMPLETION-CANDIDATES}; default: by layer and eps, whatever is quick")
  private Layout layout;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "seed of weights and split; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--threads", paramLabel = "T", description = "threads for training; default: all processors")
  private int threads = Runtime
      .getRuntime().availableProcessors();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the model file to write")
  private Path out;

  @Option(names = "--json", description = "print one JSON document; progress goes to standard error")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    final int[] shape = OptionLists.integers("--widths", widths, 1, 1 << 20, spec.commandLine());
    final int count = OptionLists.integers("--levels", levels, 2, 64, spec.commandLine())[0];
    final double[] sparsity = sparsity(shape.length);
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be at least 1: " + threads);
    }
    final Path file = out.toAbsolutePath().normalize();
    OutputFolder.requireWritableFile(file);
    final PrintWriter err = spec.commandLine().getErr();
    final Dataset dataset = LoadedData.of(data, err);
    Files.createDirectories(file.getParent());
    try (Team team = new Team(threads); TerminalWatcher watcher = new TerminalWatcher(err)) {
      print(Compression.of(dataset, shape, sparsity, count, Optional.ofNullable(layout), seed, file, team, watcher));
    }
    return 0;
  }

  private double[] sparsity(int layers) {
    final List<double[]> parsed = OptionLists.sparsities("--eps", eps, spec.commandLine());
    if (parsed.size() != 1 || parsed.getFirst().length != 1 && parsed.getFirst().length != layers) {
      throw new ParameterException(spec.commandLine(),
          "--eps takes one value, or one for each of " + layers + " layers separated by colons: " + eps);
    }
    return parsed.getFirst();
  }

  private void print(Compression result) {
    final PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(Json.of(result));
    } else {
      writer.println("data        " + result.data());
      writer.println("accuracy    " + Quantity.percent(result.accuracy()) + " on the test set, readout "
          + (result.readoutBits() == 32 ? "float32" : result.readoutBits() + " bits"));
      writer.println("file        " + result.model() + ", " + Quantity.count(result.bytes()) + " bytes");
    }
    writer.flush();
  }
}
