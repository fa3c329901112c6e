package org.spectern.jmh.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fresh JVM that loads a model file and answers images.
 *
 * @param model what it loaded: layout and widths; "nothing" for a JVM that only starts
 * @param images how many it answered
 * @param peakResidentBytes the most physical memory it held; −1 where the system does not tell
 * @param loadNanos from the file's name to a net that can answer, classes loaded on the way
 * @param answerNanos for all images together, warm-up included
 */
public record FreshJvm(String model, int images, long peakResidentBytes, long loadNanos, long answerNanos) {
  private static final List<String> FLAGS = List.of("--add-modules=jdk.incubator.vector",
      "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-Xmx64m");

  /** A JVM that starts, says what it takes, and ends: what the others are to be compared with. */
  static FreshJvm empty() throws IOException {
    return start("nothing", "-", 0);
  }

  static FreshJvm answering(String model, Path file, int images) throws IOException {
    return start(model, file.toString(), images);
  }

  private static FreshJvm start(String model, String file, int images) throws IOException {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), AnswerImages.class.getName(), file,
        Integer.toString(images)));
    final Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    final String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    final String[] fields = answer.split(" ");
    if (fields.length != 4) {
      throw new IOException(
          "a fresh JVM did not answer: model=" + model + " exit=" + exit(process) + " said=" + answer);
    }
    return new FreshJvm(model, images, Long.parseLong(fields[0]), Long.parseLong(fields[1]),
        Long.parseLong(fields[2]));
  }

  private static int exit(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a fresh JVM ran", e);
    }
  }
}
