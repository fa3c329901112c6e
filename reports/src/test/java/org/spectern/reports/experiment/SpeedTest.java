package org.spectern.reports.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpeedTest {
  private static final int SLOW_CALLS = 50;

  /** As kernels do that take seconds to be compiled: calls are slow and allocate, and then they are not. */
  @Test
  void callsThatStillAllocateCountAsWarmUpHoweverLongTheyTake() {
    final AtomicInteger calls = new AtomicInteger();
    final byte[][] boxes = new byte[1][];
    final Speed speed = Speed.measure(List.of(() -> {
      if (calls.incrementAndGet() <= SLOW_CALLS) {
        boxes[0] = new byte[1 << 20];
        waste(20_000_000);
      }
    })).getFirst();
    assertThat(boxes[0]).hasSize(1 << 20);
    assertThat(speed.lower()).isGreaterThan(1000);
    assertThat(speed.lower()).isLessThanOrEqualTo(speed.median());
    assertThat(speed.median()).isLessThanOrEqualTo(speed.upper());
  }

  private static void waste(long nanos) {
    final long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
