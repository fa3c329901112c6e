package org.spectern.reports.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.spectern.reports.experiment.MemorySettings;
import org.spectern.reports.experiment.ShapePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spectern reproduce}: makes a result of the paper again and says whether it holds. */
@Command(name = "reproduce", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Trains, compresses and measures nets on real data, and leaves a page that says what of the paper holds.",
    "'memory', the default, is the claim of 1000 times less memory: accuracy, bytes and speed of compressed nets beside",
    "the dense float32 original, all measured in one run."}, footer = {"", "Examples:",
        "  spectern reproduce                                   full MNIST, widths 1000,1000,1000",
        "  spectern reproduce --preset full                     adds 1500³, 3000³ and 5000, 5000, 2500",
        "  spectern reproduce --widths 1500,1500,1500 --eps 0.97 --seeds 3",
        "  spectern reproduce --eps 0.9,0.9:0.99:0.99           one eps for all layers, then one for each",
        "  spectern reproduce --data ~/fashion-mnist --out /tmp/fashion"})
final class ReproduceCommand implements Callable<Integer> {
  /** What can be reproduced. */
  enum Target {
    MEMORY
  }

  /** Sizes of a run. */
  enum Preset {
    QUICK, FULL
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", defaultValue = "memory", paramLabel = "RESULT", description = "which result: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})") private Target target;

  @Option(names = "--preset", defaultValue = "quick", paramLabel = "P", description = "quick (under 3 minutes on 2 cores) or full (under 30, three seeds); default: ${DEFAULT-VALUE}") private Preset preset;

  @Option(names = "--data", defaultValue = "mnist", paramLabel = "D", description = "mnist (fetched once and kept), sample (embedded), or a folder of IDX files; default: ${DEFAULT-VALUE}") private String data;

  @Option(names = "--widths", paramLabel = "D1,D2,…", description = "widths of the layers instead of the preset's; may be repeated") private List<String> widths = List
      .of();

  @Option(names = "--eps", paramLabel = "E,…", description = "shares of zero weights, separated by commas; E1:E2:E3 gives each layer its own; default: 0,.5,.9,.9:.99:.99") private String eps;

  @Option(names = "--levels", paramLabel = "N,…", description = "numbers of levels of the N-level nets; default: 8,4") private String levels;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "first seed of weights and split; default: ${DEFAULT-VALUE}") private long seed;

  @Option(names = "--seeds", paramLabel = "K", description = "repeat over K seeds and show mean and spread; default: 1 (quick) or 3 (full)") private Integer seeds;

  @Option(names = "--threads", paramLabel = "T", description = "threads for training (results do not depend on it); default: all processors") private int threads = Runtime
      .getRuntime().availableProcessors();

  @Option(names = "--out", paramLabel = "DIR", description = "folder for page and results; default: reports/out/RESULT") private Path out;

  @Option(names = "--json", description = "print the results as one JSON document; progress goes to standard error") private boolean json;

  @Override
  public Integer call() throws Exception {
    if (threads < 1) {
      throw bad("--threads must be at least 1: " + threads);
    }
    final MemorySettings settings = settings();
    final Path folder = out == null ? Path.of(System.getProperty("spectern.home", "."), "reports", "out", "memory")
        : out;
    return new MemoryRun(settings, data, folder, threads, json, spec.commandLine()).call();
  }

  private MemorySettings settings() {
    final MemorySettings base = preset == Preset.FULL ? MemorySettings.full() : MemorySettings.quick();
    final int repetitions = seeds == null ? base.seeds() : seeds;
    if (repetitions < 1) {
      throw bad("--seeds must be at least 1: " + repetitions);
    }
    final List<double[]> sparsities = eps == null ? List.of()
        : OptionLists.sparsities("--eps", eps, spec.commandLine());
    final List<Integer> counts = levels == null ? MemorySettings.LEVELS
        : OptionLists.boxed(OptionLists.integers("--levels", levels, 2, 64, spec.commandLine()));
    final List<ShapePlan> shapes = new ArrayList<>();
    try {
      for (final String one : widths) {
        final int[] shape = OptionLists.integers("--widths", one, 1, 1 << 20, spec.commandLine());
        shapes.add(
            new ShapePlan(shape, eps == null ? MemorySettings.sparsities(shape.length) : sparsities, counts, true));
      }
      for (final ShapePlan shape : widths.isEmpty() ? base.shapes() : List.<ShapePlan>of()) {
        shapes.add(new ShapePlan(shape.widths(), eps == null ? shape.sparsities() : sparsities,
            levels == null ? shape.levels() : counts, shape.controls()));
      }
      return new MemorySettings(preset.name().toLowerCase(Locale.ROOT), shapes, seed, repetitions);
    } catch (IllegalArgumentException e) {
      throw bad("--eps and --widths do not fit: " + e.getMessage());
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
