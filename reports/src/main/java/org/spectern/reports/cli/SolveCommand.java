package org.spectern.reports.cli;

import java.util.concurrent.Callable;
import org.spectern.reports.experiment.SolveAnswer;
import org.spectern.reports.render.Json;
import org.spectern.theory.matching.Policy;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spectern solve}: activations of few levels that match the originals. */
@Command(name = "solve", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Matches the activations of a network with ones that take few values, layer by layer: p1², p2² and, where possible,",
    "d3 and the variance of the original. Says what is left over, whether an exact match was possible at all, and the",
    "implicit ridge that results. Without a choice among the options below, sigma_T (one bit) in every layer."}, footer = {
        "", "Examples:", "  spectern solve --activation relu --depth 3 --tau0 1            one bit: sigma_T",
        "  spectern solve --activation relu --depth 3 --tau0 1 --levels 8",
        "  spectern solve --activation relu --depth 3 --tau0 1 --levels 8 --largest 31 --json",
        "  spectern solve --activation relu --depth 3 --tau0 1 --exact    no ridge: 10 levels",
        "  spectern solve --activation relu,gelu --tau0 0.8 --bits 3"})
final class SolveCommand implements Callable<Integer> {
  /** At most one of these. */
  static final class Choice {
    @Option(names = "--levels", paramLabel = "N", description = "N levels of least variance, 2 to 64")
    private Integer levels;

    @Option(names = "--exact", arity = "0..1", fallbackValue = "16", paramLabel = "N", description = "all four equations exactly with the fewest levels, at most N (default 16)")
    private Integer exact;

    @Option(names = "--bits", paramLabel = "B", description = "equally spaced levels of B bits, 1 to 6")
    private Integer bits;

    @Option(names = "--least-variance", description = "sigma_T of least variance; d3 is left free")
    private boolean leastVariance;

    @Option(names = "--sigma-q", description = "the paper's Algorithm 1: sigma_T, and sigma_Q in the last layer")
    private boolean sigmaQ;
  }

  @Spec
  private CommandSpec spec;

  @Option(names = "--activation", required = true, paramLabel = "A[,A…]", description = "one activation for all layers, or one for each (names: spectern moments --help)")
  private String activations;

  @Option(names = "--depth", paramLabel = "L", description = "number of layers; default: as many as activations")
  private Integer depth;

  @Option(names = "--tau0", required = true, paramLabel = "T", description = "scale of the data, sqrt(mean |x|²), positive")
  private double tau0;

  @ArgGroup(exclusive = true)
  private Choice choice;

  @Option(names = "--largest", paramLabel = "Z", description = "with --levels: make the levels integers of magnitude at most Z (1 to 127) times one scale")
  private Integer largest;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Override
  public Integer call() {
    TheoryOptions.positive("--tau0", tau0, spec.commandLine());
    final Policy policy = policy();
    final SolveAnswer answer = SolveAnswer.of(TheoryOptions.stack(activations, depth, spec.commandLine()), tau0,
        policy);
    spec.commandLine().getOut().print(json ? Json.of(answer.document()) + System.lineSeparator() : answer.asText());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Policy policy() {
    if (largest != null && (choice == null || choice.levels == null)) {
      throw new ParameterException(spec.commandLine(), "--largest needs --levels: " + largest);
    }
    if (choice == null) {
      return new Policy.OneBit();
    }
    if (choice.levels != null) {
      return TheoryOptions.named(largest == null ? "--levels" : "--levels, --largest", spec.commandLine(),
          () -> largest == null ? new Policy.Levels(choice.levels) : new Policy.IntegerLevels(choice.levels, largest));
    }
    if (choice.exact != null) {
      return TheoryOptions.named("--exact", spec.commandLine(), () -> new Policy.Exact(choice.exact));
    }
    if (choice.bits != null) {
      return TheoryOptions.named("--bits", spec.commandLine(), () -> new Policy.Uniform(choice.bits));
    }
    return choice.leastVariance ? new Policy.LeastVarianceOneBit() : new Policy.SigmaQLast();
  }
}
