package org.spectern.reports.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.spectern.reports.experiment.Inspection;
import org.spectern.reports.render.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spectern inspect}: what a model file holds. */
@Command(name = "inspect", mixinStandardHelpOptions = true, description = {
    "Shows what a model file holds: its layers, and its bytes section by section."}, footer = {"", "Example:",
        "  spectern inspect net.spectern"})
final class InspectCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "a model file, as 'spectern compress' writes it")
  private Path model;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    final Inspection inspection = Inspection.of(model);
    spec.commandLine().getOut().print(json ? Json.of(inspection) + System.lineSeparator() : inspection.asText());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
