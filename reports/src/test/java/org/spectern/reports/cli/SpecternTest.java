package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SpecternTest {
  static java.util.Set<String> commands() {
    return Spectern.commandLine().getSubcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    final CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Usage: spectern " + command);
  }

  @Test
  void withoutACommandTheHelpIsShown() {
    assertThat(CommandRun.of().out()).contains("First steps:", "reproduce", "doctor");
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    final CommandRun run = CommandRun.of("reprodcue");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("reprodcue").contains("reproduce");
  }

  @Test
  void doctorTellsProviderAndMachine() {
    assertThat(CommandRun.of("doctor").out()).contains("provider", "vectors", "dense", "MNIST");
    assertThat(
        JsonMapper.builder().build().readTree(CommandRun.of("doctor", "--json").out()).get("provider").asString())
        .isIn("vector", "scalar");
  }
}
