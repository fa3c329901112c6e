package org.spectern.reports.experiment.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;
import org.spectern.reports.experiment.MemorySettings;
import org.spectern.reports.experiment.Shapes;
import org.spectern.reports.experiment.sweep.Lab;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.AuthorsTraining;
import org.spectern.reports.pipeline.KeptFeatures;
import org.spectern.reports.pipeline.Recipe;

/**
 * Nets whose readouts are trained by the recipe of the authors' published code, {@link AuthorsTraining}, side by side:
 * one training cannot be shared out among threads, several can. As in their code, the test set is normalised by its own
 * mean and norm, not by those of the training set.
 *
 * @param data the images, all classes
 */
public record RecipeCell(Dataset data, Settings settings) implements SweepCell<RecipeCell.Result> {
  /** Share of the test set that the authors test on: 8,000 of MNIST's 10,000. */
  private static final double TESTED = .8;

  /**
   * What the accuracies depend on.
   *
   * @param widths d_1 … d_L
   * @param nets from the same original
   * @param sorted whether images come class after class, as the authors load MNIST, or in the data's own order, as they
   * load CIFAR-10
   * @param recipe the script's way of training
   * @param seed of weights, split and training
   */
  public record Settings(List<Integer> widths, List<NetSpec> nets, boolean sorted, Recipe recipe, long seed) {}

  /**
   * What came out, net by net.
   *
   * @param accuracies on the test set
   * @param curves share of the validation part classified rightly after each pass made
   */
  public record Result(List<Double> accuracies, List<List<Double>> curves) {}

  @Override
  public String kind() {
    return "recipe";
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
    return "the authors' recipe, " + settings.recipe().label() + ", widths "
        + Shapes.text(settings.widths().stream().mapToInt(Integer::intValue).toArray()) + ": "
        + settings.nets().stream().map(NetSpec::label).collect(Collectors.joining("; ")) + ", seed " + settings.seed();
  }

  /** One pass over 50,000 images of 1,500 features takes .08 s; nets are trained side by side on two cores. */
  @Override
  public double seconds() {
    final double features = (double) data.train().count() * settings.widths().getLast();
    final Recipe recipe = settings.recipe();
    return Math.ceilDiv(settings.nets().size(), 2) * (recipe.passes() + recipe.again()) * 1e-9 * features
        + settings.nets().size()
            * new AccuracyCell(data, one(NetSpec.original()).readouts(ReadoutKind.RIDGE)).seconds();
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }

  @Override
  public Result compute(Lab lab) {
    final int count = settings.nets().size();
    final Prepared[] prepared = new Prepared[count];
    for (int i = 0; i < count; i++) {
      prepared[i] = prepared(settings.nets().get(i), lab);
    }
    final AuthorsTraining.Outcome[] outcomes = new AuthorsTraining.Outcome[count];
    lab.team().forEach(count, i -> outcomes[i] = AuthorsTraining.of(prepared[i].features, prepared[i].centre,
        prepared[i].unit, settings.sorted(), settings.recipe(), settings.seed()));
    final Double[] accuracies = new Double[count];
    for (int i = 0; i < count; i++) {
      accuracies[i] = prepared[i].features.test().accuracy(outcomes[i].readout(), lab.team());
    }
    return new Result(List.of(accuracies), Arrays.stream(outcomes).map(AuthorsTraining.Outcome::curve).toList());
  }

  private AccuracySettings one(NetSpec spec) {
    return AccuracySettings.of(List.of(), settings.widths(), spec, settings.seed());
  }

  private record Prepared(KeptFeatures features, double centre, double unit) {}

  private Prepared prepared(NetSpec spec, Lab lab) {
    try (AccuracyNet net = AccuracyNet.of(one(spec), data);
        AccuracyNet ofTest = AccuracyNet.of(one(spec), new Dataset(data.name(), data.test(), data.test(),
            data.provenance()))) {
      return new Prepared(
          KeptFeatures.of(net.features(), ofTest.features(), data, split(), tested(), lab.team(), lab.progress()),
          net.centre(), net.unit());
    }
  }

  /** Sorted, the authors train on the first images of each class, as many of all; else on whatever comes. */
  private Split split() {
    return settings.sorted()
        ? Split.firstOfEach(data.train(),
            (int) Math.round(data.train().count() * (1 - MemorySettings.VALIDATION_SHARE)))
        : Split.of(data.train().count(), MemorySettings.VALIDATION_SHARE, settings.seed());
  }

  /** Sorted, they test on the first of each class as well. */
  private int[] tested() {
    return settings.sorted() ? Split.firstOfEach(data.test(), (int) Math.round(data.test().count() * TESTED)).train()
        : IntStream.range(0, data.test().count()).toArray();
  }

  @Override
  public String summary(Result result) {
    return result.accuracies().stream().map(accuracy -> String.format(Locale.ROOT, "%.2f %%", 100 * accuracy))
        .collect(Collectors.joining(", "));
  }
}
