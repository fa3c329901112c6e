package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in a JVM of its own, as a user's shell or a job array starts it. */
record OtherJvm(Process process, Path out, Path err) {

  /**
   * @param folder where standard output and standard error go
   * @param name of those two files
   * @param flags of the JVM, besides those that {@code bin/spectern} always gives
   */
  static OtherJvm start(Path folder, String name, List<String> flags, List<String> arguments) throws IOException {
    final List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        System.getProperty("java.class.path"),
        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-XX:+EnableDynamicAgentLoading",
        "-Djdk.attach.allowAttachSelf=true"));
    command.addAll(flags);
    command.add(Spectern.class.getName());
    command.addAll(arguments);
    final Path out = folder.resolve(name + ".out");
    final Path err = folder.resolve(name + ".err");
    return new OtherJvm(
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
  }

  /** Waits for the end, which must be a success, and returns what was printed. */
  String await() throws IOException, InterruptedException {
    final int exit = process.waitFor();
    assertThat(exit).as(Files.readString(err)).isZero();
    return Files.readString(out);
  }
}
