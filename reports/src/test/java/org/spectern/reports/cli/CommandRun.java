package org.spectern.reports.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the command line inside the test's JVM. */
record CommandRun(int exit, String out, String err) {
  static CommandRun of(String... arguments) {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final CommandLine command = Spectern.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    for (final CommandLine sub : command.getSubcommands().values()) {
      sub.setOut(command.getOut()).setErr(command.getErr());
    }
    final int exit = command.execute(arguments);
    command.getOut().flush();
    command.getErr().flush();
    return new CommandRun(exit, out.toString(), err.toString());
  }
}
