package org.spectern.reports.experiment.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The benchmark suite in a JVM of its own, started with the flags that the kernels need. */
public final class SuiteRun {
  private static final List<String> FLAGS = List.of("--add-modules=jdk.incubator.vector",
      "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow", "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true");
  private static final String MAIN = "org.spectern.jmh.Suite";
  private static final String NOISE = "WARNING: Using incubator modules";
  private static final long PATIENCE_SECONDS = 20;

  private final Process process;

  private SuiteRun(Process process) {
    this.process = process;
  }

  /**
   * Starts the suite.
   *
   * @param home the working copy, with {@code jmh/target} built
   * @param arguments of {@code org.spectern.jmh.Suite}
   * @throws NoSuchFileException when the suite has not been built
   */
  public static SuiteRun start(Path home, List<String> arguments) throws IOException {
    final Path target = home.resolve("jmh").resolve("target");
    final Path jar = target.resolve("spectern-jmh.jar");
    if (!Files.exists(jar)) {
      throw new NoSuchFileException(jar.toString(), null, "the benchmarks are not built");
    }
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", jar + System.getProperty("path.separator") + target.resolve("lib").resolve("*"), MAIN,
        "--home", home.toString()));
    command.addAll(arguments);
    return new SuiteRun(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /**
   * Hands on what the suite says until it ends.
   *
   * @return its exit code: 0 for a whole run, 1 for a failed one, 2 for wrong arguments
   */
  public int await(Consumer<String> listener) throws IOException, InterruptedException {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().filter(line -> !line.startsWith(NOISE)).forEach(listener);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return process.waitFor();
  }

  /** Ends the suite, which writes down how far it came, and waits for that. */
  public void interrupt() {
    process.toHandle().destroy();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
