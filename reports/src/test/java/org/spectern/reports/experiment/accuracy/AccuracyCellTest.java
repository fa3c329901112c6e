package org.spectern.reports.experiment.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.sweep.Lab;
import org.spectern.reports.pipeline.Centring;
import org.spectern.reports.pipeline.Progress;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.pipeline.WeightLaw;
import org.spectern.reports.render.Json;

class AccuracyCellTest {
  private static final List<Integer> WIDTHS = List.of(48, 40, 33);
  private static final Dataset DATA = data();

  static List<NetSpec> everyMethod() {
    return List.of(NetSpec.original(), NetSpec.ternary(.5), NetSpec.oneBit(.5), NetSpec.authors(.5),
        NetSpec.levels(8, .5, .75, .75), NetSpec.levels(3, .5), NetSpec.pruned(.9, Centring.ORIGINAL),
        NetSpec.naiveSparse(.8, Centring.OWN), NetSpec.naiveQuantised(), NetSpec.naiveQuantisedHidden());
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void everyNetIsTheSameForAnyNumberOfThreads(NetSpec net) {
    final AccuracySettings settings = AccuracySettings.of(List.of(6, 8), WIDTHS, net, 4).trainImages(400)
        .readouts(ReadoutKind.values());
    final AccuracyResult one = compute(settings, 1);
    final AccuracyResult three = compute(settings, 3);
    assertThat(Json.of(three)).isEqualTo(Json.of(one));
    assertThat(one.scores()).extracting(AccuracyResult.Score::readout).containsExactly(ReadoutKind.values());
    // Anything below is worse than guessing between two classes of nearly the same size.
    assertThat(one.scores()).allSatisfy(score -> assertThat(score.accuracy()).isBetween(.4, 1.));
    assertThat(one.fileBytes()).isPositive();
    assertThat(one.residentBytes()).isGreaterThan(one.fileBytes() / 2);
  }

  @Test
  void settingsAndResultsSurviveTheWayThroughJson() {
    final AccuracySettings settings = AccuracySettings.of(List.of(6, 8), WIDTHS, NetSpec.levels(8, .5, .75, .75), 4)
        .trainImages(200).original(List.of("tanh"), WeightLaw.STUDENT);
    assertThat(Json.read(Json.of(settings), AccuracySettings.class)).isEqualTo(settings);
    final AccuracyResult result = compute(settings, 2);
    assertThat(Json.read(Json.of(result), AccuracyResult.class)).isEqualTo(result);
  }

  /** 784 · 1500 + 2 · 1500² + 15,000 weights and 4,500 neurons. */
  @Test
  void theCountOfBitsIsThePapers() {
    final NetSpec original = NetSpec.original();
    final NetSpec ternary = NetSpec.ternary(.9);
    assertThat(original.weightBits() * 5_691_000L + original.activationBits() * 4500L).isEqualTo(182_256_000);
    assertThat(ternary.weightBits() * 569_100L + ternary.activationBits() * 4500L).isEqualTo(1_282_200);
    assertThat(NetSpec.levels(8, .9).activationBits()).isEqualTo(3);
    assertThat(NetSpec.levels(10, .9).activationBits()).isEqualTo(4);
    assertThat(NetSpec.levels(3, .9).activationBits()).isEqualTo(2);
    final AccuracyResult result = compute(AccuracySettings.of(List.of(6, 8), WIDTHS, original, 1).trainImages(200), 2);
    assertThat(result.nonzeros()).isEqualTo(784 * 48 + 48 * 40 + 40 * 33 + 2 * 33);
    assertThat(result.paperBits()).isEqualTo(32 * (result.nonzeros() + 48 + 40 + 33));
  }

  @Test
  void aCellWithoutRidgeIsRefused() {
    final AccuracySettings settings = AccuracySettings.of(List.of(), WIDTHS, NetSpec.original(), 1);
    assertThatThrownBy(() -> settings.readouts(ReadoutKind.SOFTMAX)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readouts=[SOFTMAX]");
  }

  private static AccuracyResult compute(AccuracySettings settings, int threads) {
    try (Team team = new Team(threads)) {
      return new AccuracyCell(DATA, settings).compute(new Lab(team, Progress.NONE));
    }
  }

  private static Dataset data() {
    try {
      return Dataset.load(Dataset.SAMPLE, _ -> {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
