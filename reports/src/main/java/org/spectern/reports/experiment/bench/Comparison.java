package org.spectern.reports.experiment.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.TextTable;

/**
 * Two runs, benchmark by benchmark.
 *
 * @param before label of the first run
 * @param after label of the second run
 * @param sameMachine whether their machine ids agree
 * @param rows benchmarks that both have, in the order of the second
 * @param onlyBefore benchmarks that only the first has
 * @param onlyAfter benchmarks that only the second has
 */
public record Comparison(String before, String after, boolean sameMachine, List<Row> rows, List<String> onlyBefore,
    List<String> onlyAfter) {

  /** What can be said of a pair of scores. */
  public enum Finding {
    /** The second run is faster, beyond both errors. */
    FASTER,
    /** The second run is slower, beyond both errors. */
    SLOWER,
    /** The intervals of the two scores overlap: nothing can be said. */
    WITHIN_NOISE,
    /** A score has no error, so nothing can be said. */
    NO_ERROR_KNOWN;

    /** In words. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * One benchmark.
   *
   * @param ratio how many times better the second run's score is, by the direction that the unit gives
   */
  public record Row(String benchmark, String unit, double before, double beforeError, double after, double afterError,
      Ratio ratio, Finding finding) {}

  /** Compares what two runs have in common. */
  public static Comparison of(BenchRun before, BenchRun after) {
    final Map<String, Measurement> old = new LinkedHashMap<>();
    before.measurements().forEach(one -> old.put(one.key(), one));
    final List<Row> rows = new ArrayList<>();
    final List<String> added = new ArrayList<>();
    for (final Measurement now : after.measurements()) {
      final Measurement then = old.remove(now.key());
      if (then == null) {
        added.add(now.key());
      } else {
        rows.add(row(then, now));
      }
    }
    return new Comparison(before.file().toString(), after.file().toString(),
        before.manifest().machine().id().equals(after.manifest().machine().id()), rows, List.copyOf(old.keySet()),
        added);
  }

  private static Row row(Measurement then, Measurement now) {
    final Ratio ratio = Ratio.of(now, then);
    return new Row(now.key(), now.unit(), then.score(), then.error(), now.score(), now.error(), ratio,
        finding(then, now, ratio));
  }

  private static Finding finding(Measurement then, Measurement now, Ratio ratio) {
    if (Double.isNaN(then.error()) || Double.isNaN(now.error())) {
      return Finding.NO_ERROR_KNOWN;
    }
    if (Math.abs(then.score() - now.score()) <= then.error() + now.error()) {
      return Finding.WITHIN_NOISE;
    }
    return ratio.value() > 1 ? Finding.FASTER : Finding.SLOWER;
  }

  /** How many rows have a finding. */
  public long count(Finding finding) {
    return rows.stream().filter(row -> row.finding == finding).count();
  }

  /** For a terminal. */
  public String asText() {
    final Table table = new Table().words("benchmark").numbers("before").numbers("after").words("unit")
        .numbers("ratio").numbers("99.9 % interval").words("");
    for (final Row row : rows) {
      table.row(row.benchmark, score(row.before, row.beforeError), score(row.after, row.afterError), row.unit,
          Quantity.factor(row.ratio.value()),
          Quantity.factor(row.ratio.low()) + " … " + Quantity.factor(row.ratio.high()), row.finding.text());
    }
    final StringBuilder text = new StringBuilder(TextTable.of(table));
    text.append('\n').append(count(Finding.FASTER)).append(" faster, ").append(count(Finding.SLOWER))
        .append(" slower, ").append(count(Finding.WITHIN_NOISE)).append(" within noise, of ").append(rows.size())
        .append(". A ratio above 1 means that ").append(after).append(" is the better.\n");
    onlyBefore.forEach(name -> text.append("only in ").append(before).append(": ").append(name).append('\n'));
    onlyAfter.forEach(name -> text.append("only in ").append(after).append(": ").append(name).append('\n'));
    return text.toString();
  }

  private static String score(double score, double error) {
    return Double.isNaN(error) ? Quantity.number(score) : Quantity.number(score) + " ± " + Quantity.number(error);
  }
}
