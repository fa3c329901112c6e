package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.Centring;
import org.spectern.reports.pipeline.Recipe;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Verdict;

/** Figure 4: accuracy against memory on CIFAR-10, as features of a VGG19. */
public final class Figure4 implements PaperResult {
  private static final NetSpec OURS = NetSpec.levels(8, .97, .99, .99);
  private static final NetSpec THREE = NetSpec.levels(3, .9);
  private static final NetSpec AUTHORS = NetSpec.authors(.9);
  private static final NetSpec PRUNED = NetSpec.pruned(.95, Centring.ORIGINAL);
  private static final Recipe PRUNING = Recipe.adam(.001, 200).pruning(.95);
  private static final List<Integer> NARROW = List.of(400, 400, 200);
  private static final List<Integer> LOSSLESS_FROM = List.of(1000, 1000, 500);
  /** What shows the claim, at the widths that cost most. */
  private static final List<NetSpec> KEY = List.of(NetSpec.original(), OURS);
  private static final List<NetSpec> ALL = List.of(NetSpec.original(), OURS, NetSpec.levels(8, .9),
      NetSpec.ternary(.95),
      THREE, AUTHORS, NetSpec.oneBit(.9), PRUNED);

  private final PaperSettings settings;
  private final Optional<AccuracyTask> task;
  private final List<RecipeTask> recipes;

  public Figure4(PaperSettings settings, PaperData data) {
    this(settings, data.features().map(features -> task(features, settings.full())),
        data.features().map(features -> recipes(features, settings.full())).orElse(List.of()));
  }

  Figure4(PaperSettings settings, Optional<AccuracyTask> task, List<RecipeTask> recipes) {
    this.settings = settings;
    this.task = task;
    this.recipes = recipes;
  }

  /** The paper's count takes the readout as pruned like the other layers, so it is pruned here. */
  private static List<RecipeTask> recipes(Dataset features, boolean full) {
    return (full ? List.of(NARROW, LOSSLESS_FROM) : List.of(NARROW)).stream()
        .map(widths -> new RecipeTask(features, widths, List.of(PRUNED), false, PRUNING)).toList();
  }

  private static AccuracyTask task(Dataset features, boolean full) {
    final List<AccuracyTask.Shape> shapes = new ArrayList<>();
    shapes.add(new AccuracyTask.Shape(NARROW, ALL));
    shapes.add(new AccuracyTask.Shape(LOSSLESS_FROM, ALL));
    shapes.add(new AccuracyTask.Shape(List.of(3000, 3000, 1000), full ? ALL : KEY));
    if (full) {
      shapes.add(new AccuracyTask.Shape(List.of(5000, 5000, 2500), ALL));
    }
    return new AccuracyTask("CIFAR-10", features, List.of(), shapes, PublishedPoint.cifar());
  }

  @Override
  public String name() {
    return "fig4";
  }

  @Override
  public String title() {
    return "Figure 4: accuracy against memory, CIFAR-10 features";
  }

  @Override
  public List<? extends SweepCell<?>> cells() {
    final List<SweepCell<?>> cells = new ArrayList<>();
    task.ifPresent(one -> cells.addAll(one.cells(settings)));
    recipes.forEach(one -> cells.addAll(one.cells(settings)));
    return cells;
  }

  @Override
  public PaperReport report(CellResults results) {
    final Page page = new Page(title(),
        "Nets on the 512 features of a VGG19 trained on CIFAR-10: test accuracy against "
            + "memory by the paper's count, in the file, and while answering. "
            + task.map(one -> one.data().provenance().description() + ".").orElse(""));
    if (task.isEmpty()) {
      final Finding none = new Finding("CIFAR-10: the compressed net keeps the original's accuracy",
          PaperData.NO_FEATURES, Verdict.NOT_RUN);
      new AccuracyPage(page).findings(List.of(none));
      return new PaperReport(page, new AccuracyNumbers(settings, List.of(), List.of()), List.of(none));
    }
    final AccuracyPanel panel = task.get().panel(settings, results);
    final List<RecipeTask.Row> trained = recipes.stream()
        .flatMap(one -> one.rows(settings, results).stream()).toList();
    final AccuracyFindings claims = new AccuracyFindings(panel, trained);
    final List<Finding> findings = new ArrayList<>(claims.published());
    claims.threeLevels(THREE, AUTHORS).ifPresent(findings::add);
    claims.lossless("the compressed net keeps the original's accuracy", OURS, LOSSLESS_FROM).ifPresent(findings::add);
    final AccuracyPage parts = new AccuracyPage(page);
    parts.findings(findings);
    parts.panel(panel);
    new RecipeSection(claims, trained).addTo(page);
    parts.method(settings, List.of(panel), List.of(
        "The features are those of a VGG19 of this project's own training, not the authors'; their nets start from about the same "
            + "accuracy.",
        "Magnitude pruning by the authors' recipe: the paper's count takes 5 % of the readout's weights, too, so there the readout is pruned "
            + "like the other layers once it is trained, and what is left of it trained again. It is 200 wide at 400, 400, 200: 10 weights per "
            + "class.",
        "The paper's count of ternary weights alone has 2 bits per activation in this figure and 32 in Figure 3; here 32 are counted."));
    return new PaperReport(page, new AccuracyNumbers(settings, List.of(panel), trained), findings);
  }
}
