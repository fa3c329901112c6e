package org.spectern.reports.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.MemorySettings;
import org.spectern.reports.experiment.ShapePlan;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.PaperResult;
import org.spectern.reports.experiment.paper.PaperResults;
import org.spectern.reports.experiment.paper.PaperSettings;
import org.spectern.reports.experiment.paper.ResultFolders;
import org.spectern.reports.experiment.sweep.Shard;
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
    "the dense float32 original, all measured in one run. 'fig1' to 'table2' are the paper's figures and tables, 'limits' asks",
    "where the claim ends, 'all' is everything: its folder opens with a table of what the paper says, what was measured",
    "here, and the verdict. What is computed is kept: an interrupted run goes on where it stopped."}, footer = {"",
        "Examples:",
        "  spectern reproduce                                   full MNIST, widths 1000,1000,1000",
        "  spectern reproduce --preset full                     adds 1500³, 3000³ and 5000, 5000, 2500",
        "  spectern reproduce --widths 1500,1500,1500 --eps 0.97 --seeds 3",
        "  spectern reproduce --eps 0.9,0.9:0.99:0.99           one eps for all layers, then one for each",
        "  spectern reproduce --data ~/fashion-mnist --out /tmp/fashion",
        "  spectern reproduce fig3                              accuracy against memory, MNIST",
        "  spectern reproduce all --features ~/cifar10-vgg19    every figure and table, CIFAR-10 too",
        "  spectern reproduce all --preset full --shard 2/8     one of eight parts, over a shared --out folder"})
final class ReproduceCommand implements Callable<Integer> {
  /** What can be reproduced. */
  enum Target {
    MEMORY, FIG1, FIG2, FIG3, FIG4, TABLE1, TABLE2, LIMITS, ALL
  }

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", defaultValue = "memory", paramLabel = "RESULT", description = "which result: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Target target;

  @Option(names = "--preset", defaultValue = "quick", paramLabel = "P", description = "quick or full; minutes on 2 cores: memory 3 or 30, all 20 or hours; default: ${DEFAULT-VALUE}")
  private PaperSettings.Preset preset;

  @Option(names = "--data", defaultValue = "mnist", paramLabel = "D", description = "mnist (fetched once and kept), sample (embedded), or a folder of IDX files; default: ${DEFAULT-VALUE}")
  private String data;

  @Option(names = "--features", paramLabel = "DIR", description = "folder of CIFAR-10 as VGG19 features (IDX), for the rows of figures and tables that need them")
  private Path features;

  @Option(names = "--widths", paramLabel = "D1,D2,…", description = "memory: widths of the layers instead of the preset's; may be repeated")
  private List<String> widths = List
      .of();

  @Option(names = "--eps", paramLabel = "E,…", description = "memory: shares of zero weights, separated by commas; E1:E2:E3 gives each layer its own; default: 0,.5,.9,.9:.99:.99")
  private String eps;

  @Option(names = "--levels", paramLabel = "N,…", description = "memory: numbers of levels of the N-level nets; default: 8,4")
  private String levels;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "first seed of weights and split; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--seeds", paramLabel = "K", description = "repeat over K seeds and show mean and spread; default: 3 (quick) or 10 (full); memory by itself 1 or 3")
  private Integer seeds;

  @Option(names = "--threads", paramLabel = "T", description = "threads for training (results do not depend on it); default: all processors")
  private int threads = Runtime
      .getRuntime().availableProcessors();

  @Option(names = "--shard", paramLabel = "I/N", description = "compute only the I-th of N parts, for N processes with one --out folder; then run once without it")
  private String shard;

  @Option(names = "--force", description = "compute again what is stored")
  private boolean force;

  @Option(names = "--out", paramLabel = "DIR", description = "folder for page and results; with 'all', for a folder per result; default: reports/out, a folder per result")
  private Path out;

  @Option(names = "--json", description = "print the results as one JSON document; progress goes to standard error")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    final ReproduceRequest request = request();
    if (target == Target.MEMORY) {
      final MemorySettings settings = memory();
      OutputFolder.requireWritable(request.folders().base());
      return new MemoryRun(settings, LoadedData.of(data, request.err()), request).call();
    }
    return figures(request);
  }

  private ReproduceRequest request() {
    if (threads < 1) {
      throw bad("--threads must be at least 1: " + threads);
    }
    if (seeds != null && seeds < 1) {
      throw bad("--seeds must be at least 1: " + seeds);
    }
    final boolean single = out != null && target != Target.ALL;
    final Path base = (out == null ? Path.of(System.getProperty("spectern.home", "."), "reports", "out") : out)
        .toAbsolutePath().normalize();
    return new ReproduceRequest(new ResultFolders(base, single), threads, part(), force, json,
        "bin/spectern " + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs()),
        spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private Shard part() {
    if (shard != null && target == Target.MEMORY) {
      throw bad("--shard does not go with memory, whose speeds are measured in one run: " + shard);
    }
    try {
      return shard == null ? Shard.ALL : Shard.parse(shard);
    } catch (IllegalArgumentException e) {
      throw bad("--shard takes I/N with 1 <= I <= N: " + shard);
    }
  }

  private int figures(ReproduceRequest request) throws IOException {
    if (!widths.isEmpty() || eps != null || levels != null) {
      throw bad("--widths, --eps and --levels go with memory only; figures and tables have the paper's");
    }
    OutputFolder.requireWritable(request.folders().base());
    final PaperData inputs = inputs(request);
    final List<PaperResult> wanted = PaperResults
        .all(new PaperSettings(preset, seed, seeds == null ? preset.seeds() : seeds), inputs).stream()
        .filter(result -> target == Target.ALL || result.name().equals(target.name().toLowerCase(Locale.ROOT)))
        .toList();
    final Optional<MemoryRun> memory = target == Target.ALL
        ? Optional.of(new MemoryRun(memory(), inputs.images(), request))
        : Optional.empty();
    return new PaperRun(wanted, memory, inputs, request).call();
  }

  private PaperData inputs(ReproduceRequest request) throws IOException {
    final Dataset images = LoadedData.of(data, request.err());
    return new PaperData(images,
        features == null ? Optional.empty() : Optional.of(LoadedData.of(features.toString(), request.err())));
  }

  private MemorySettings memory() {
    final MemorySettings base = preset == PaperSettings.Preset.FULL ? MemorySettings.full() : MemorySettings.quick();
    final int usual = target == Target.ALL ? preset.seeds() : base.seeds();
    final int repetitions = seeds == null ? usual : seeds;
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
