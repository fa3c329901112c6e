package org.spectern.reports.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectern.reports.experiment.Watcher;
import org.spectern.reports.pipeline.Team;

class SweepTest {
  private static final Watcher SILENT = new Watcher() {
    @Override
    public void start(String part, int images) {}

    @Override
    public void done(String result) {}

    @Override
    public void step(int images) {}
  };

  @TempDir
  private Path folder;
  private final List<Double> computed = new ArrayList<>();
  private final List<SquareCell> cells = Stream.of(1.5, 2.0, -3.0, 1e-300, 0.1, 1.5, 7.0)
      .map(side -> SquareCell.of(side, computed)).toList();
  private Team team;

  @BeforeEach
  void hire() {
    team = new Team(1);
  }

  @AfterEach
  void dismiss() {
    team.close();
  }

  @Test
  void whatIsStoredIsNotComputedAgain() throws IOException {
    assertThat(sweep().fill(cells, Shard.ALL, false)).isEqualTo(6);
    assertThat(sweep().fill(cells, Shard.ALL, false)).isZero();
    assertThat(computed).containsExactly(1.5, 2.0, -3.0, 1e-300, 0.1, 7.0);
    final CellResults results = sweep().results(cells);
    for (final SquareCell cell : cells) {
      assertThat(results.of(cell).value()).isEqualTo(cell.side() * cell.side());
    }
  }

  @Test
  void anInterruptedSweepGoesOnWhereItStopped() throws IOException {
    sweep().fill(cells.subList(0, 3), Shard.ALL, false);
    computed.clear();
    sweep().fill(cells, Shard.ALL, false);
    assertThat(computed).containsExactly(1e-300, 0.1, 7.0);
  }

  @Test
  void forceComputesEverythingAgain() throws IOException {
    sweep().fill(cells, Shard.ALL, false);
    assertThat(sweep().fill(cells, Shard.ALL, true)).isEqualTo(6);
  }

  @Test
  void shardsAreDisjointAndTogetherTheWhole() throws IOException {
    for (int i = 1; i <= 4; i++) {
      sweep().fill(cells, new Shard(i, 4), false);
    }
    assertThat(computed).containsExactlyInAnyOrder(1.5, 2.0, -3.0, 1e-300, 0.1, 7.0);
    assertThat(sweep().results(cells).of(cells.get(2)).value()).isEqualTo(9);
  }

  @Test
  void aShardAloneHasNoResults() throws IOException {
    sweep().fill(cells, new Shard(1, 2), false);
    assertThatIllegalStateException().isThrownBy(() -> sweep().results(cells)).withMessageContaining("missing=3");
  }

  @Test
  void otherInputsSettingsOrRevisionsAreOtherCells() {
    final SquareCell cell = cells.getFirst();
    assertThat(Stream.of(cell, SquareCell.of(1.6, computed), new SquareCell(1.5, "tape", 1, computed),
        new SquareCell(1.5, "ruler", 2, computed)).map(CellStore::name)).doesNotHaveDuplicates();
    assertThat(CellStore.name(SquareCell.of(1.5, List.of()))).isEqualTo(CellStore.name(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "{\"key\": 3, \"result\": {\"value\": 1}}"})
  void aDamagedFileIsComputedAgain(String content) throws IOException {
    final SquareCell cell = cells.getFirst();
    sweep().fill(List.of(cell), Shard.ALL, false);
    Files.writeString(folder.resolve(CellStore.name(cell)), content);
    assertThat(sweep().fill(List.of(cell), Shard.ALL, false)).isEqualTo(1);
    assertThat(sweep().results(List.of(cell)).of(cell).value()).isEqualTo(2.25);
  }

  @Test
  void aResultOfAnotherKeyIsNotBelieved() throws IOException {
    final SquareCell cell = cells.getFirst();
    sweep().fill(cells, Shard.ALL, false);
    Files.copy(folder.resolve(CellStore.name(cells.get(1))), folder.resolve(CellStore.name(cell)),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(sweep().fill(cells, Shard.ALL, false)).isEqualTo(1);
    assertThat(sweep().results(cells).of(cell).value()).isEqualTo(2.25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0/3", "4/3", "1/0", "-1/2", "a/b", "1/2/3", "1/"})
  void onlyPartsOfAWholeAreShards(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse(text));
  }

  @Test
  void theShardsOfADivisionShareOutEveryPlace() {
    IntStream.range(0, 100).forEach(place -> assertThat(
        IntStream.rangeClosed(1, 7).filter(index -> Shard.parse(index + "/7").has(place)).count()).isEqualTo(1));
  }

  private Sweep sweep() {
    return new Sweep(new CellStore(folder), team, SILENT);
  }
}
