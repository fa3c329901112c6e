package org.spectern.reports.experiment.paper.matched;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.experiment.paper.PaperResult;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.experiment.sweep.SweepCell;

/** Figure 1: sigma_T, sigma_Q and this project's N-level activations over the originals they stand for. */
public final class Figure1 implements PaperResult {
  static final List<String> ORIGINALS = List.of("relu", "leaky-relu:0.1", "gelu", "abs", "tanh");
  static final int DEPTH = 3;
  static final double TAU0 = 1;
  /** The number of levels whose variance is close to the original's. */
  static final int CLOSE = 8;
  private static final int MOST_LEVELS = 16;
  private static final int FEWEST_LEVELS = 3;
  private static final int SHOWN_LEVELS = 12;

  @Override
  public String name() {
    return "fig1";
  }

  @Override
  public String title() {
    return "Figure 1: matched activations";
  }

  @Override
  public List<? extends SweepCell<?>> cells() {
    final List<MatchingCell> cells = new ArrayList<>();
    for (final String original : ORIGINALS) {
      cells.add(cell(original, Method.SIGMA_T, 0));
      cells.add(cell(original, Method.SIGMA_Q, 0));
      cells.add(cell(original, Method.LEVELS, CLOSE));
      cells.add(cell(original, Method.EXACT, MOST_LEVELS));
    }
    counts().forEach(count -> cells.add(cell(ORIGINALS.getFirst(), Method.LEVELS, count)));
    return cells;
  }

  private static IntStream counts() {
    return IntStream.rangeClosed(FEWEST_LEVELS, SHOWN_LEVELS);
  }

  private static MatchingCell cell(String original, Method method, int levels) {
    return new MatchingCell(new MatchingCell.Settings(original, method, levels, DEPTH, TAU0));
  }

  @Override
  public PaperReport report(CellResults results) {
    final List<Figure1Numbers.Original> originals = new ArrayList<>();
    for (final String original : ORIGINALS) {
      originals.add(new Figure1Numbers.Original(original, results.of(cell(original, Method.SIGMA_T, 0)),
          results.of(cell(original, Method.SIGMA_Q, 0)), results.of(cell(original, Method.LEVELS, CLOSE)),
          results.of(cell(original, Method.EXACT, MOST_LEVELS))));
    }
    final List<Figure1Numbers.Count> counts = counts().mapToObj(
        count -> new Figure1Numbers.Count(count,
            results.of(cell(ORIGINALS.getFirst(), Method.LEVELS, count)).last().varianceRatio()))
        .toList();
    final Figure1Numbers numbers = new Figure1Numbers(TAU0, originals, counts);
    return new PaperReport(new Figure1Page(numbers).page(), numbers, numbers.findings());
  }
}
