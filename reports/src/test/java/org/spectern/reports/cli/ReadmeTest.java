package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README tells people to type is understood. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\\R(.*?)```");

  @TempDir
  private Path folder;

  static List<String> commands() throws IOException {
    return Files.readString(README).lines().filter(line -> line.startsWith("    bin/spectern"))
        .map(line -> line.strip().replaceFirst("\\s+#.*", "")).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsUnderstood(String command) {
    final String[] words = Stream.of(command.split("\\s+")).skip(1).map(word -> word.replaceAll("^'|'$", ""))
        .toArray(String[]::new);
    assertThatCode(() -> Spectern.commandLine().parseArgs(words)).doesNotThrowAnyException();
  }

  @Test
  void thereAreCommandsOfEveryKind() throws IOException {
    assertThat(String.join("\n", commands())).contains("reproduce", "doctor", "compress", "inspect", "run", "moments",
        "solve", "bench", "report", "compare");
  }

  /** The lines of Java, as the body of a main method, in a JVM with the flags that the README names. */
  @Test
  void theJavaProgramCompilesAndAnswers() throws IOException, InterruptedException {
    final Matcher block = JAVA.matcher(Files.readString(README));
    assertThat(block.find()).isTrue();
    final Path source = Files.writeString(folder.resolve("Readme.java"), "import org.spectern.kernels.*;\n"
        + "class Readme { public static void main(String[] arguments) {\n" + block.group(1) + "}}\n");
    final String path = System.getProperty("java.class.path");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", path, "-d", folder.toString(),
        source.toString())).isZero();
    final Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector", "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED", "-cp", folder + java.io.File.pathSeparator + path, "Readme")
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader printed = program.inputReader()) {
      // Column 17 of the first row: −1, 0 or 1.
      assertThat(printed.readLine()).matches("[0-9]+ bytes, y\\[0] = (-1|0|1)");
    }
    assertThat(program.waitFor()).isZero();
  }
}
