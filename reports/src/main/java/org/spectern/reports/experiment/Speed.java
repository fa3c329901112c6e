package org.spectern.reports.experiment;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Inferences per second of one thread, one image at a time.
 *
 * @param median over the samples
 * @param lower first quartile
 * @param upper third quartile
 * @param samples number of samples
 */
public record Speed(double median, double lower, double upper, int samples) {
  private static final int SAMPLES = 15;
  private static final long SAMPLE_NANOS = 20_000_000;
  private static final long WARM_UP_NANOS = 400_000_000;
  /** Kernels that decode weights are long methods: the compiler was seen to take four seconds for them. */
  private static final long PATIENCE_NANOS = 15_000_000_000L;
  /** Compiled answers allocate nothing, calls of OpenBLAS next to nothing; interpreted vectors megabytes. */
  private static final long INTERPRETED_BYTES = 4096;

  /**
   * Times several nets in one run: they take turns, so that whatever else the machine does meets all of them alike.
   *
   * @param inferences each answers one image per call, the next one of a set
   */
  public static List<Speed> measure(List<? extends Runnable> inferences) {
    final double[][] rates = new double[inferences.size()][SAMPLES];
    for (final Runnable one : inferences) {
      warmUp(one);
    }
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int i = 0; i < rates.length; i++) {
        rates[i][sample] = rate(inferences.get(i), SAMPLE_NANOS);
      }
    }
    final List<Speed> speeds = new ArrayList<>();
    for (final double[] one : rates) {
      Arrays.sort(one);
      speeds.add(new Speed(one[SAMPLES / 2], one[SAMPLES / 4], one[SAMPLES - 1 - SAMPLES / 4], SAMPLES));
    }
    return speeds;
  }

  /**
   * Runs until all is compiled. Time alone does not tell: with interpreted vectors an answer of a wide net takes a
   * hundred times as long, and a short warm-up is over after a dozen of them.
   */
  private static void warmUp(Runnable inference) {
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    final long start = System.nanoTime();
    long allocated;
    do {
      final long before = threads.getCurrentThreadAllocatedBytes();
      inference.run();
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    } while (System.nanoTime() - start < (allocated < INTERPRETED_BYTES ? WARM_UP_NANOS : PATIENCE_NANOS));
  }

  private static double rate(Runnable inference, long nanos) {
    final long start = System.nanoTime();
    long calls = 0;
    long elapsed;
    do {
      inference.run();
      calls++;
      elapsed = System.nanoTime() - start;
    } while (elapsed < nanos);
    return calls * 1e9 / elapsed;
  }
}
