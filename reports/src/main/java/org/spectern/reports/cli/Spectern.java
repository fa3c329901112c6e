package org.spectern.reports.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command; every other command is one class beside it. */
@Command(name = "spectern", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
    "Ternary networks with the kernels of the dense ones: theory, SIMD kernels, measured memory.",
    "Every command takes --help and --json."}, subcommands = {DoctorCommand.class, ReproduceCommand.class,
        CompressCommand.class, RunCommand.class,
        InspectCommand.class, MomentsCommand.class, RecursionCommand.class, SolveCommand.class, SpectrumCommand.class,
        BenchCommand.class,
        ReportCommand.class, CompareCommand.class,
        CommandLine.HelpCommand.class}, footer = {"", "First steps:",
            "  spectern doctor              what this machine offers",
            "  spectern reproduce           the memory claim on real digits, about three minutes",
            "  spectern bench               speed and memory of this machine, at most six minutes",
            "  spectern reproduce --help    what else can be reproduced"})
public final class Spectern implements Runnable {
  /** Descriptions are broken for this width, and examples fit into it. */
  private static final int HELP_COLUMNS = 120;

  @Spec
  private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line as {@link #main} runs it: exit codes 0 (done), 1 (the work failed), 2 (wrong usage). */
  public static CommandLine commandLine() {
    return new CommandLine(new Spectern()).setExecutionExceptionHandler(new FailureMessage())
        .setParameterExceptionHandler(new UsageMessage()).setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_COLUMNS);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
