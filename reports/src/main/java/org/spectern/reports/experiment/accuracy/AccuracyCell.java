package org.spectern.reports.experiment.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;
import org.spectern.reports.experiment.Ledgers;
import org.spectern.reports.experiment.MemorySettings;
import org.spectern.reports.experiment.Storage;
import org.spectern.reports.experiment.sweep.Lab;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.AuthorsTraining;
import org.spectern.reports.pipeline.Classifier;
import org.spectern.reports.pipeline.FeatureSets;
import org.spectern.reports.pipeline.Recipe;
import org.spectern.reports.pipeline.SoftmaxTraining;
import org.spectern.reports.pipeline.Training;

/**
 * One net, trained on its features once for every readout asked for, and stored.
 *
 * @param data the images; the classes kept and the number of images are settings
 */
public record AccuracyCell(Dataset data, AccuracySettings settings) implements SweepCell<AccuracyResult> {
  /** The authors' script for originals of any activation; a {@link RecipeCell} takes what it wants. */
  private static final Recipe AUTHORS = Recipe.momentum(.01, 200);
  /** Floating-point operations per second of one readout's share, all in, measured on two cores. */
  private static final double RATE = 2.5e11;

  @Override
  public String kind() {
    return "accuracy";
  }

  @Override
  public int revision() {
    return 4;
  }

  @Override
  public String inputs() {
    return data.provenance().fingerprint();
  }

  @Override
  public String label() {
    return settings.label();
  }

  /** Twice the weights and twice the square of the last width for every image, at the rate of a 1500³ net here. */
  @Override
  public double seconds() {
    long columns = data.train().size();
    double operations = 0;
    for (final int width : settings.widths()) {
      operations += 2.0 * columns * width;
      columns = width;
    }
    return images() * (operations + 2.0 * columns * columns) * settings.readouts().size() / RATE;
  }

  private int images() {
    final int all = settings.trainImages() == 0 ? data.train().count() : settings.trainImages();
    final double kept = settings.classes().isEmpty() ? 1 : (double) settings.classes().size() / data.train().classes();
    return (int) (kept * all) + data.test().count();
  }

  @Override
  public Class<AccuracyResult> resultType() {
    return AccuracyResult.class;
  }

  @Override
  public AccuracyResult compute(Lab lab) {
    final Dataset task = task();
    final Split split = Split.of(task.train().count(), MemorySettings.VALIDATION_SHARE, settings.seed());
    try (AccuracyNet net = AccuracyNet.of(settings, task);
        FeatureSets sets = FeatureSets.of(net.features(), task, split, lab.team(), lab.progress())) {
      final List<AccuracyResult.Score> scores = new ArrayList<>();
      final Training ridge = sets.ridge(lab.team());
      scores.add(new AccuracyResult.Score(ReadoutKind.RIDGE, ridge.accuracy(), "strength " + ridge.trial().strength()));
      for (final ReadoutKind kind : settings.readouts().subList(1, settings.readouts().size())) {
        scores.add(score(kind, sets, net, lab));
      }
      return stored(net, ridge, scores, lab);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Dataset task() {
    final Dataset kept = settings.classes().isEmpty() ? data : data.only(settings.keptClasses());
    return settings.trainImages() == 0 ? kept
        : new Dataset(kept.name(), kept.train().first(settings.trainImages()), kept.test(), kept.provenance());
  }

  private AccuracyResult.Score score(ReadoutKind kind, FeatureSets sets, AccuracyNet net, Lab lab) {
    return switch (kind) {
      case RIDGE -> throw new IllegalArgumentException("ridge comes first and once: readouts=" + settings.readouts());
      case SOFTMAX -> {
        final SoftmaxTraining.Outcome found = SoftmaxTraining.of(sets.kept(), SoftmaxTraining.Plan.STANDARD,
            settings.seed(), lab.team());
        yield new AccuracyResult.Score(kind, sets.kept().test().accuracy(found.readout(), lab.team()),
            "rate " + found.rate() + ", epoch " + found.epochs());
      }
      case AUTHORS -> {
        final AuthorsTraining.Outcome found = AuthorsTraining.of(sets.kept(), net.centre(), net.unit(), true,
            AUTHORS, settings.seed());
        yield new AccuracyResult.Score(kind, sets.kept().test().accuracy(found.readout(), lab.team()),
            "pass " + found.passes());
      }
    };
  }

  private AccuracyResult stored(AccuracyNet net, Training ridge, List<AccuracyResult.Score> scores, Lab lab)
      throws IOException {
    final int[] shape = settings.shape();
    final long nonzeros = net.nonzeros() + (long) shape[shape.length - 1] * ridge.readout().classes();
    final long paper = Ledgers.paperBits(settings.net().weightBits(), nonzeros, settings.net().activationBits(), shape);
    final AccuracyNet.Readout readout = net.readout(ridge, lab.team());
    try (Classifier classifier = net.classifier(ridge.readout(), readout.bits())) {
      final Ledgers ledgers = Storage.measure(paper, classifier);
      return new AccuracyResult(scores, readout.accuracy(), readout.bits(), nonzeros, paper, ledgers.fileBytes(),
          ledgers.residentBytes(), net.ridge());
    }
  }

  @Override
  public String summary(AccuracyResult result) {
    final StringBuilder text = new StringBuilder();
    for (final AccuracyResult.Score score : result.scores()) {
      text.append(text.isEmpty() ? "" : ", ").append(score.readout().label())
          .append(String.format(Locale.ROOT, " %.2f %%", 100 * score.accuracy()));
    }
    return text.toString();
  }
}
