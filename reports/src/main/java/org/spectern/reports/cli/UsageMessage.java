package org.spectern.reports.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage: one line that names the option, a guess at what was meant, and where to read on. */
final class UsageMessage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    final CommandLine command = failure.getCommandLine();
    final PrintWriter err = command.getErr();
    err.println("spectern: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("spectern: try '" + command.getCommandSpec().qualifiedName() + " --help'");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
