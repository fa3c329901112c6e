package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TheoryCommandsTest {
  private static JsonNode json(String... arguments) {
    final CommandRun run = CommandRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isZero();
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void momentsOfReluAreItsClosedForms() {
    final JsonNode moments = json("moments", "--activation", "relu", "--tau", "1", "--json");
    assertThat(moments.get("mu").asDouble()).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-15));
    assertThat(moments.get("p1").asDouble()).isEqualTo(0.5);
    assertThat(moments.get("p2").asDouble()).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-15));
    assertThat(moments.get("d3").asDouble()).isCloseTo(1 - 1 / Math.PI, within(1e-15));
    assertThat(moments.get("variance").asDouble()).isCloseTo(0.5 - 0.5 / Math.PI, within(1e-15));
    assertThat(moments.get("dt2").asDouble()).isEqualTo(0.5);
    assertThat(json("moments", "--activation", "sign", "--tau", "1", "--json").get("dt2").isNull()).isTrue();
    assertThat(CommandRun.of("moments", "--activation", "sign", "--tau", "1").out()).contains("∞", "jumps");
  }

  @Test
  void recursionOfIdentityCountsLayers() {
    final JsonNode layers = json("recursion", "--activation", "identity", "--depth", "3", "--tau0", "2", "--json")
        .get("layers");
    assertThat(layers.size()).isEqualTo(3);
    assertThat(layers.get(2).get("alpha1").asDouble()).isEqualTo(1);
    assertThat(layers.get(2).get("beta1").asDouble()).isEqualTo(4);
    assertThat(layers.get(2).get("kappa2").asDouble()).isEqualTo(16);
    assertThat(json("recursion", "--activation", "identity", "--depth", "3", "--tau0", "2", "--form", "printed",
        "--json").get("layers").get(2).get("beta1").asDouble()).isEqualTo(1);
    assertThat(json("recursion", "--activation", "relu,sign", "--tau0", "1", "--json").get("layers").get(1)
        .get("kappa2").isNull()).isTrue();
    assertThat(CommandRun.of("recursion", "--activation", "poly:0.2,1,0,relu", "--tau0", "1").out())
        .contains("poly:0.2,1.0,0.0", "relu", "kappa²");
  }

  @Test
  void solveGivesSigmaTAndSaysThatTheLastLayerIsInfeasible() {
    final JsonNode answer = json("solve", "--activation", "relu", "--depth", "3", "--tau0", "1", "--json");
    final JsonNode first = answer.get("layers").get(0);
    assertThat(first.get("kind").asString()).isEqualTo("sigmaT");
    assertThat(first.get("a").asDouble()).isCloseTo(2.4087430756958788, within(1e-8));
    assertThat(first.get("s1").asDouble()).isCloseTo(-2.2125334509013843, within(1e-8));
    assertThat(first.get("s2").asDouble()).isCloseTo(-0.9995309385177886, within(1e-8));
    final JsonNode last = answer.get("layers").get(2);
    assertThat(last.get("feasible").asBoolean()).isFalse();
    assertThat(last.get("ridge").asDouble()).isCloseTo(0.4109, within(1e-3));
    final String text = CommandRun.of("solve", "--activation", "relu", "--depth", "3", "--tau0", "1").out();
    assertThat(text).contains("infeasible for any activation", "implicit ridge: 0.41");
  }

  @Test
  void everyChoiceOfSolveHasItsKeys() {
    final String[] base = {"solve", "--activation", "relu", "--depth", "2", "--tau0", "1", "--json"};
    final JsonNode levels = json(with(base, "--levels", "8")).get("layers").get(1);
    assertThat(levels.get("kind").asString()).isEqualTo("levels");
    assertThat(levels.get("thresholds").size()).isEqualTo(7);
    assertThat(levels.get("levels").size()).isEqualTo(8);
    assertThat(json(with(base, "--levels", "8", "--largest", "15")).get("layers").get(1).get("integerLevels").size())
        .isEqualTo(8);
    assertThat(Math.abs(json(with(base, "--exact")).get("implicitRidge").asDouble())).isLessThan(1e-11);
    assertThat(json(with(base, "--bits", "2")).get("layers").get(0).get("integerLevels").isArray()).isTrue();
    assertThat(json(with(base, "--sigma-q")).get("layers").get(1).get("r4").isNumber()).isTrue();
    assertThat(json(with(base, "--least-variance")).get("layers").get(0).get("variance").asDouble())
        .isCloseTo(0.4963371324692811, within(1e-8));
    assertThat(json("solve", "--activation", "sign", "--tau0", "1", "--json").get("layers").get(0).get("s1").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      moments --activation rellu --tau 1                            | --activation: | rellu
      moments --activation relu --tau 0                             | --tau         | 0.0
      moments --activation relu --tau NaN                           | --tau         | NaN
      moments --activation relu --tau one                           | --tau         | one
      moments --activation relu                                     | --tau         | Missing
      recursion --activation relu --depth 0 --tau0 1                | --depth       | 0
      recursion --activation relu,abs --depth 3 --tau0 1            | --depth       | 2 for 3
      recursion --activation relu --tau0 -1                         | --tau0        | -1.0
      recursion --activation relu --tau0 1 --form wrong             | --form        | wrong
      solve --activation relu --tau0 1 --levels 1                   | --levels      | levels=1
      solve --activation relu --tau0 1 --largest 3                  | --largest     | 3
      solve --activation relu --tau0 1 --levels 8 --largest 128     | --largest     | largest=128
      solve --activation relu --tau0 1 --bits 9                     | --bits        | bits=9
      solve --activation relu --tau0 1 --bits 2 --levels 3          | --bits        | mutually exclusive
      solve --activation relu --tau0 1 --wrong                      | --wrong       | --wrong
      """)
  void wrongUsageNamesTheOptionAndTheValue(String line, String option, String value) {
    final CommandRun run = CommandRun.of(line.split(" "));
    assertThat(run.exit()).as(line).isEqualTo(2);
    assertThat(run.err()).as(line).contains(option, value);
    assertThat(run.out()).as(line).isEmpty();
  }

  @Test
  void aMatchThatDoesNotExistIsAFailureOfTheWork() {
    final CommandRun run = CommandRun.of("solve", "--activation", "relu", "--tau0", "1", "--exact", "9");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("levels=9");
  }

  private static String[] with(String[] base, String... more) {
    final String[] all = Arrays.copyOf(base, base.length + more.length);
    System.arraycopy(more, 0, all, base.length, more.length);
    return all;
  }
}
