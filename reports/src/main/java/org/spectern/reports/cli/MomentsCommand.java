package org.spectern.reports.cli;

import java.util.concurrent.Callable;
import org.spectern.reports.experiment.MomentsAnswer;
import org.spectern.reports.render.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spectern moments}: Gaussian moments of an activation. */
@Command(name = "moments", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Computes the Gaussian moments of an activation s at scale tau, by closed form or series:",
    "mu = E[s], p1 = E[s'], p2 = E[s''], d3 = E[((s - mu)²)''], variance, dt2 = E[s'²], all at tau xi, xi ~ N(0, 1).",
    "They are all that the kernels' spectra depend on when data are high-dimensional."}, footer = {"", "Examples:",
        "  spectern moments --activation relu --tau 1", "  spectern moments --activation poly:0.2,1,0 --tau 0.7 --json",
        "  spectern moments --activation sign --tau 2      dt2 is infinite: sign jumps"})
final class MomentsCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--activation", required = true, paramLabel = "A", description = "relu, leaky-relu:0.1, abs, sign, heaviside, identity, tanh, erf, sin, cos, gauss, sigmoid, gelu, swish, softplus, elu, or poly:a,b,c (a t² + b t + c)")
  private String activation;

  @Option(names = "--tau", required = true, paramLabel = "T", description = "scale of the input, positive")
  private double tau;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Override
  public Integer call() {
    TheoryOptions.positive("--tau", tau, spec.commandLine());
    final MomentsAnswer answer = MomentsAnswer.of(TheoryOptions.activation(activation, spec.commandLine()), tau);
    spec.commandLine().getOut().print(json ? Json.of(answer) + System.lineSeparator() : answer.asText());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
