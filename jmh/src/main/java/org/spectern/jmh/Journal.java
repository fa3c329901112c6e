package org.spectern.jmh;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.spectern.jmh.baseline.DenseLibrary;
import org.spectern.jmh.memory.FootprintTable;
import org.spectern.jmh.profile.PowerCap;
import org.spectern.jmh.profile.WeightTraffic;
import org.spectern.kernels.Provider;

/** Keeps the manifest of a run true: while it runs, when it ends, and when someone ends it. */
final class Journal implements AutoCloseable {
  private static final String RUNNING = "running";

  private final Path file;
  private final PrintStream out;
  private final long start = System.nanoTime();
  private final Thread onExit = new Thread(this::interrupted, "interrupted");
  private Manifest manifest;

  private Journal(Path file, Manifest manifest, PrintStream out) {
    this.file = file;
    this.out = out;
    this.manifest = manifest;
  }

  /** Takes down what is known before the first benchmark, the load of the machine first. */
  static Journal begin(SuiteArguments arguments, Plan plan, PrintStream out) throws IOException {
    final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    final Manifest first = new Manifest(Manifest.FORMAT, arguments.command(), arguments.preset().label(),
        arguments.include().pattern(), arguments.preset().minutes(), plan.runs(), 0, RUNNING,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), 0, MachineFacts.here(),
        System.getProperty("java.vm.name") + ' ' + Runtime.version(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(), Provider.current(),
        Revision.of(arguments.home()), load, WeightTraffic.ladder().rungs(), PowerCap.here().state(),
        DenseLibrary.descriptions(), code(),
        FootprintTable.NONE);
    final Journal journal = new Journal(Manifest.beside(arguments.out()), first, out);
    Files.deleteIfExists(arguments.out());
    journal.write();
    Runtime.getRuntime().addShutdownHook(journal.onExit);
    return journal;
  }

  /** Checksums of this project's own jars on the class path. */
  private static Map<String, String> code() throws IOException {
    final Map<String, String> sums = new TreeMap<>();
    for (final String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
      final Path jar = Path.of(entry);
      if (jar.getFileName() != null && jar.getFileName().toString().matches("spectern-.*\\.jar")
          && Files.isRegularFile(jar)) {
        sums.put(jar.getFileName().toString(), Sha256.of(Files.readAllBytes(jar)));
      }
    }
    return sums;
  }

  synchronized void finished(int benchmarks) {
    update(benchmarks, RUNNING);
  }

  synchronized void memory(FootprintTable table) {
    final Map<String, String> sums = new TreeMap<>(manifest.checksums());
    sums.putAll(table.checksums());
    manifest = manifest.measured(table, sums);
    update(manifest.finished(), RUNNING);
  }

  synchronized void complete() {
    update(manifest.finished(), "complete");
  }

  synchronized void failed(String why) {
    update(manifest.finished(), "failed: " + why);
  }

  private synchronized void interrupted() {
    if (!manifest.state().equals(RUNNING)) {
      return;
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    update(manifest.finished(), "interrupted");
    out.printf("interrupted: %d of %d benchmarks are kept%n", manifest.finished(), manifest.planned());
  }

  private void update(int benchmarks, String state) {
    // An interrupted run also fails, as its forks are ended; what came first is the reason.
    if (!manifest.state().equals(RUNNING)) {
      return;
    }
    manifest = manifest.progressed(benchmarks, state, (System.nanoTime() - start) / 1e9);
    write();
  }

  private void write() {
    try {
      manifest.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the manifest cannot be written: file=" + file, e);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The JVM is already ending: the hook has run or will.
      return;
    }
  }
}
