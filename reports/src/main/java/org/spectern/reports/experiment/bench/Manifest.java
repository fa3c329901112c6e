package org.spectern.reports.experiment.bench;

import java.util.List;
import java.util.Map;

/**
 * What the suite wrote about its run: the part of its manifest that is shown or compared. Its meaning is documented
 * where it is written, in {@code org.spectern.jmh.Manifest}.
 */
public record Manifest(String command, String preset, String include, int statedMinutes, int planned, int finished,
    String state, String started, double seconds, Machine machine, String java, List<String> jvmOptions,
    Provider provider, String revision, double loadAverage, List<Rung> ladder, String energy,
    Map<String, String> baselines, Map<String, String> checksums, Memory memory) {

  /** Where it ran; equal ids mean comparable results. */
  public record Machine(String id, String processor, List<String> flags, int cores, List<Cache> caches,
      long memoryBytes, String system) {}

  /** A data cache. */
  public record Cache(int level, long bytes) {}

  /** The kernels that answered. */
  public record Provider(String name, int vectorBits, String reason) {}

  /** A measured read bandwidth. */
  public record Rung(String name, long reach, long bytes, double gigabytesPerSecond) {}

  /** What was measured in bytes. */
  public record Memory(List<MatrixBytes> layouts, List<NetBytes> nets, List<Process> freshJvms) {}

  /** One matrix in one layout. */
  public record MatrixBytes(String layout, String shape, double eps, long weightBytes, long offHeapBytes,
      long heapBytes, double bitsPerWeight, double entropyBits) {}

  /** One net in the three ledgers. */
  public record NetBytes(String layout, String widths, double eps, long paperBytes, long fileBytes, long offHeapBytes,
      long heapBytes) {
    /** Everything held while answering. */
    public long residentBytes() {
      return offHeapBytes + heapBytes;
    }
  }

  /** A fresh JVM that answered images. */
  public record Process(String model, int images, long peakResidentBytes, long loadNanos, long answerNanos) {}

  /** Whether every benchmark that was planned has run. */
  public boolean complete() {
    return "complete".equals(state);
  }

  /** The machine in one line. */
  public String machineLine() {
    final StringBuilder caches = new StringBuilder();
    machine.caches.forEach(cache -> caches.append(caches.isEmpty() ? "" : ", ").append('L').append(cache.level)
        .append(' ').append(cache.bytes >> 10).append(" KiB"));
    return machine.processor + ", " + machine.cores + (machine.cores == 1 ? " core" : " cores") + ", " + caches + ", "
        + (machine.memoryBytes >> 30) + " GiB, " + machine.system + ", " + java;
  }

  /** The kernels in one line. */
  public String providerLine() {
    return provider.name + ", " + provider.vectorBits + "-bit vectors. " + provider.reason;
  }
}
