package org.spectern.reports.cli;

import java.util.concurrent.Callable;
import org.spectern.reports.experiment.RecursionAnswer;
import org.spectern.reports.render.Json;
import org.spectern.theory.kernel.RecursionForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spectern recursion}: the kernels' coefficients, layer by layer. */
@Command(name = "recursion", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Runs the recursions of the paper's Theorems 1 and 2 through a stack of activations: tau, the coefficients alpha of",
    "the conjugate kernel's asymptotic equivalent, beta and kappa² of the neural tangent kernel's."}, footer = {"",
        "Examples:", "  spectern recursion --activation relu --depth 3 --tau0 1",
        "  spectern recursion --activation poly:0.2,1,0,relu,relu --tau0 1 --json",
        "  spectern recursion --activation identity --depth 3 --tau0 1 --form printed",
        "                                       the paper's text of May 2022: its beta1 is wrong"})
final class RecursionCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--activation", required = true, paramLabel = "A[,A…]", description = "one activation for all layers, or one for each (names: spectern moments --help)")
  private String activations;

  @Option(names = "--depth", paramLabel = "L", description = "number of layers; default: as many as activations")
  private Integer depth;

  @Option(names = "--tau0", required = true, paramLabel = "T", description = "scale of the data, sqrt(mean |x|²), positive")
  private double tau0;

  @Option(names = "--form", defaultValue = "correct", paramLabel = "F", description = "correct, or printed (as in the paper); default: ${DEFAULT-VALUE}")
  private RecursionForm form;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Override
  public Integer call() {
    TheoryOptions.positive("--tau0", tau0, spec.commandLine());
    final RecursionAnswer answer = RecursionAnswer.of(TheoryOptions.stack(activations, depth, spec.commandLine()), tau0,
        form);
    spec.commandLine().getOut().print(json ? Json.of(answer) + System.lineSeparator() : answer.asText());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
