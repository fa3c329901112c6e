package org.spectern.reports.experiment.paper.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.MixtureImages;
import org.spectern.reports.experiment.accuracy.AccuracyCell;
import org.spectern.reports.experiment.accuracy.AccuracyResult;
import org.spectern.reports.experiment.accuracy.AccuracySettings;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.experiment.accuracy.ReadoutKind;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.experiment.paper.PaperResult;
import org.spectern.reports.experiment.paper.PaperSettings;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.pipeline.WeightLaw;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.kernel.LayerCoefficients;
import org.spectern.theory.kernel.Recursion;
import org.spectern.theory.mixture.GaussianMixture;

/**
 * Table 1 or 2 of the paper: alpha_{3,1..3} and tau_3 by the recursion, and the accuracy of the net itself, for ten
 * activations.
 */
public final class ActivationTable implements PaperResult {
  private static final List<Integer> WIDTHS = List.of(3000, 3000, 1000);
  private static final List<Integer> QUICK_WIDTHS = List.of(1500, 1500, 1000);
  /** The mixture of Table 2: 784 entries as MNIST has, variances 1 and 1 + 8/√784. */
  private static final int DIMENSION = 784;
  private static final double SPREAD = 8;
  private static final int TRAIN = 12_000;
  private static final int TEST = 1_800;

  private final TableKind kind;
  private final PaperSettings settings;
  private final Dataset data;
  private final List<Integer> classes;
  /** The data in words. */
  private final String subject;
  private final List<PrintedRow> rows;

  private ActivationTable(TableKind kind, PaperSettings settings, Dataset data, List<Integer> classes, String subject,
      List<PrintedRow> rows) {
    this.kind = kind;
    this.settings = settings;
    this.data = data;
    this.classes = classes;
    this.subject = subject;
    this.rows = rows;
  }

  /** Table 1: digits 6 and 8, which differ by their means above all. Other images have no printed accuracies. */
  public static ActivationTable first(PaperSettings settings, PaperData data) {
    final List<PrintedRow> printed = TableKind.MEANS.printed();
    return new ActivationTable(TableKind.MEANS, settings, data.images(), data.pair(), data.pairName(),
        data.digits() ? printed : printed.stream().map(PrintedRow::otherData).toList());
  }

  /** Table 2: a mixture whose two classes have one mean and differ by the size of their variance alone. */
  public static ActivationTable second(PaperSettings settings) {
    final GaussianMixture mixture = GaussianMixture.named("variances", DIMENSION, 2, SPREAD);
    return new ActivationTable(TableKind.COVARIANCES, settings,
        MixtureImages.of("Gaussian mixture of equal means", mixture, TRAIN, TEST, settings.seed()), List.of(),
        "a mixture of equal means", TableKind.COVARIANCES.printed());
  }

  @Override
  public String name() {
    return kind.result();
  }

  @Override
  public String title() {
    return kind.title() + " on " + subject;
  }

  @Override
  public List<AccuracyCell> cells() {
    final List<AccuracyCell> cells = new ArrayList<>();
    rows.forEach(row -> cells.addAll(cells(row)));
    return cells;
  }

  private List<AccuracyCell> cells(PrintedRow row) {
    final List<AccuracyCell> cells = new ArrayList<>();
    for (final long seed : settings.each()) {
      cells.add(new AccuracyCell(data, AccuracySettings.of(classes, widths(), NetSpec.original(), seed)
          .original(List.of(row.activation()), WeightLaw.GAUSSIAN).readouts(row.readouts())));
    }
    return cells;
  }

  private List<Integer> widths() {
    return settings.full() ? WIDTHS : QUICK_WIDTHS;
  }

  @Override
  public PaperReport report(CellResults results) {
    final TableNumbers numbers = new TableNumbers(kind.tau0(), data.provenance().description(), widths(),
        rows.stream().map(row -> row(row, results)).toList());
    return new TablePage(kind, title(), numbers, settings).report();
  }

  private TableNumbers.Row row(PrintedRow printed, CellResults results) {
    final LayerCoefficients last = Recursion
        .of(Collections.nCopies(WIDTHS.size(), Activations.parse(printed.activation())), kind.tau0()).getLast();
    final List<Double> alphas = List.of(last.alpha().alpha1(), last.alpha().alpha2(), last.alpha().alpha3());
    final List<AccuracyResult> nets = cells(printed).stream().map(results::of).toList();
    return new TableNumbers.Row(printed, alphas, last.tau(), printed.agrees(alphas, last.tau()),
        accuracies(nets, ReadoutKind.RIDGE), accuracies(nets, ReadoutKind.SOFTMAX),
        printed.hasAccuracy() ? accuracies(nets, ReadoutKind.AUTHORS) : List.of());
  }

  private static List<Double> accuracies(List<AccuracyResult> nets, ReadoutKind readout) {
    return nets.stream().map(net -> net.accuracy(readout)).toList();
  }
}
