package org.spectern.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.spectern.jmh.profile.Caches;
import tools.jackson.databind.json.JsonMapper;

class MachineFactsTest {
  private static final List<Caches.Cache> CACHES = List.of(new Caches.Cache(1, 32768));

  @Test
  void theIdChangesWithTheMachineAndWithNothingElse() {
    final MachineFacts one = machine("cpu", List.of("avx2"), 2, 8);
    assertThat(one.id()).hasSize(16).matches("[0-9a-f]+");
    assertThat(machine("cpu", List.of("avx2"), 2, 16).id()).as("more memory").isEqualTo(one.id());
    assertThat(machine("other", List.of("avx2"), 2, 8).id()).as("another processor").isNotEqualTo(one.id());
    assertThat(machine("cpu", List.of("avx2", "avx512f"), 2, 8).id()).as("another flag").isNotEqualTo(one.id());
    assertThat(machine("cpu", List.of("avx2"), 4, 8).id()).as("more cores").isNotEqualTo(one.id());
  }

  @Test
  void nothingNamesTheHost() throws IOException {
    final String host = InetAddress.getLocalHost().getHostName();
    assertThat(JsonMapper.shared().writeValueAsString(MachineFacts.here()))
        .doesNotContainPattern("\\b" + Pattern.quote(host) + "\\b");
  }

  @Test
  void thisMachineIsTheSameTwice() {
    assertThat(MachineFacts.here().id()).isEqualTo(MachineFacts.here().id());
    assertThat(MachineFacts.here().cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private static MachineFacts machine(String processor, List<String> flags, int cores, long memory) {
    return MachineFacts.of(processor, flags, cores, CACHES, memory, "Linux 6 amd64");
  }
}
