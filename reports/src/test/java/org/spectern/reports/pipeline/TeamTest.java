package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TeamTest {
  @Test
  void everyTaskRunsOnce() {
    final AtomicIntegerArray runs = new AtomicIntegerArray(1000);
    try (Team team = new Team(3)) {
      team.forEach(runs.length(), runs::incrementAndGet);
    }
    for (int i = 0; i < runs.length(); i++) {
      assertThat(runs.get(i)).as("task %d", i).isEqualTo(1);
    }
  }

  @Test
  void theFailureOfATaskReachesTheCaller() {
    try (Team team = new Team(2)) {
      assertThatThrownBy(() -> team.forEach(10, i -> {
        if (i == 7) {
          throw new IllegalArgumentException("task=7");
        }
      })).isInstanceOf(IllegalArgumentException.class).hasMessage("task=7");
    }
  }

  @Test
  void aTeamNeedsAThread() {
    assertThatThrownBy(() -> new Team(0)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threads=0");
  }
}
