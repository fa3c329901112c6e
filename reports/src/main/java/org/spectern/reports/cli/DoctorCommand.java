package org.spectern.reports.cli;

import java.util.concurrent.Callable;
import org.spectern.reports.experiment.Diagnosis;
import org.spectern.reports.render.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spectern doctor}: what this machine and this JVM offer, and what is missing. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = {
    "Shows the JDK, the kernels' provider and why it was chosen, vector widths, processor features, missing flags,",
    "and which data are at hand."}, footer = {"", "Examples:", "  spectern doctor", "  spectern doctor --json",
        "  JAVA_OPTS=-Dspectern.provider=scalar spectern doctor"})
final class DoctorCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Override
  public Integer call() {
    final Diagnosis diagnosis = Diagnosis.here();
    spec.commandLine().getOut().println(text(diagnosis));
    return 0;
  }

  private String text(Diagnosis diagnosis) {
    return json ? Json.of(diagnosis) : diagnosis.asText();
  }
}
