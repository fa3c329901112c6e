package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.List;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.Centring;
import org.spectern.reports.pipeline.Recipe;
import org.spectern.reports.render.KeyFigure;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Quantity;

/** Figure 3: accuracy against memory on MNIST, all ten digits, digits 0 to 4, and 6 against 8. */
public final class Figure3 implements PaperResult {
  private static final List<Integer> PUBLISHED = List.of(1500, 1500, 1500);
  private static final NetSpec OURS = NetSpec.levels(8, .9, .99, .99);
  private static final NetSpec THREE = NetSpec.levels(3, .9);
  private static final NetSpec AUTHORS = NetSpec.authors(.9);
  private static final NetSpec PRUNED = NetSpec.pruned(.9, Centring.ORIGINAL);
  private static final NetSpec SPARSE = NetSpec.naiveSparse(.8, Centring.ORIGINAL);
  private static final NetSpec QUANTISED = NetSpec.naiveQuantisedHidden();
  /**
   * Rate and passes of the authors' script for compressed nets, and of the one for pruned ones as far as published
   * accuracies bear it out.
   */
  private static final Recipe SLOW = Recipe.adam(.001, 500);
  private static final Recipe FAST = Recipe.adam(.01, 200);
  /** What every comparison has. */
  private static final List<NetSpec> MAIN = List.of(NetSpec.original(), OURS, NetSpec.ternary(.9), THREE, AUTHORS,
      NetSpec.oneBit(.9), PRUNED, SPARSE, QUANTISED);
  /** What shows how widths matter. */
  private static final List<NetSpec> FEW = List.of(NetSpec.original(), OURS, NetSpec.ternary(.9), AUTHORS);
  /** What is added where hours are given. */
  private static final List<NetSpec> MORE = List.of(NetSpec.levels(8, .5), NetSpec.levels(8, .9), NetSpec.authors(0),
      NetSpec.authors(.5), NetSpec.naiveQuantised(), NetSpec.pruned(.95, Centring.ORIGINAL),
      NetSpec.naiveSparse(.9, Centring.ORIGINAL));

  private final PaperSettings settings;
  private final Dataset images;
  private final List<AccuracyTask> tasks;
  private final List<RecipeTask> recipes;

  public Figure3(PaperSettings settings, PaperData data) {
    this(settings, data.images(), settings.full() ? full(data) : quick(data),
        data.mnist() ? recipes(data.images(), settings.full()) : List.of());
  }

  Figure3(PaperSettings settings, Dataset images, List<AccuracyTask> tasks, List<RecipeTask> recipes) {
    this.settings = settings;
    this.images = images;
    this.tasks = tasks;
    this.recipes = recipes;
  }

  private static List<AccuracyTask> quick(PaperData data) {
    return tasks(data, List.of(new AccuracyTask.Shape(same(500), FEW), new AccuracyTask.Shape(PUBLISHED, MAIN)),
        List.of(new AccuracyTask.Shape(same(500), MAIN)));
  }

  private static List<AccuracyTask> full(PaperData data) {
    final List<AccuracyTask.Shape> shapes = new ArrayList<>();
    for (final List<Integer> widths : List.of(same(500), PUBLISHED, List.of(5000, 5000, 2000), same(5000))) {
      shapes.add(new AccuracyTask.Shape(widths, both()));
    }
    shapes.add(new AccuracyTask.Shape(List.of(10_000, 10_000, 5000), MAIN, 1));
    final List<AccuracyTask.Shape> subsets = new ArrayList<>();
    for (int width = 500; width <= 2500; width += 500) {
      subsets.add(new AccuracyTask.Shape(same(width), both()));
    }
    return tasks(data, shapes, subsets);
  }

  private static List<AccuracyTask> tasks(PaperData data, List<AccuracyTask.Shape> all,
      List<AccuracyTask.Shape> subsets) {
    final Dataset images = data.images();
    final String name = images.name();
    final List<AccuracyTask> tasks = new ArrayList<>();
    tasks.add(new AccuracyTask(name + ", all classes", images, List.of(), all,
        data.mnist() ? PublishedPoint.mnist() : List.of()));
    if (images.train().classes() >= 5) {
      tasks.add(new AccuracyTask(name + ", classes 0 to 4", images, List.of(0, 1, 2, 3, 4), subsets, List.of()));
    }
    if (images.train().classes() >= 9) {
      tasks.add(new AccuracyTask(name + ", 6 against 8", images, List.of(6, 8), subsets, List.of()));
    }
    return tasks;
  }

  /**
   * What misses its published points with a readout trained to its end; in full, everything published, and the trend
   * over widths.
   */
  private static List<RecipeTask> recipes(Dataset images, boolean full) {
    final List<RecipeTask> tasks = new ArrayList<>();
    tasks.add(new RecipeTask(images, PUBLISHED, List.of(SPARSE, QUANTISED), true, SLOW));
    tasks.add(new RecipeTask(images, PUBLISHED, List.of(PRUNED), true, full ? SLOW : FAST));
    if (full) {
      tasks.add(new RecipeTask(images, PUBLISHED, List.of(NetSpec.original(), NetSpec.ternary(.9)), true, SLOW));
      tasks.add(new RecipeTask(images, PUBLISHED, List.of(AUTHORS, NetSpec.oneBit(.9)), true, SLOW));
      tasks.add(new RecipeTask(images, List.of(5000, 5000, 2000), List.of(SPARSE, QUANTISED), true, SLOW));
      tasks.add(new RecipeTask(images, PUBLISHED, List.of(SPARSE, PRUNED), true, FAST));
    }
    return tasks;
  }

  private static List<NetSpec> both() {
    final List<NetSpec> nets = new ArrayList<>(MAIN);
    nets.addAll(MORE);
    return nets;
  }

  private static List<Integer> same(int width) {
    return List.of(width, width, width);
  }

  @Override
  public String name() {
    return "fig3";
  }

  @Override
  public String title() {
    return "Figure 3: accuracy against memory, " + images.name();
  }

  @Override
  public List<? extends SweepCell<?>> cells() {
    final List<SweepCell<?>> cells = new ArrayList<>();
    tasks.forEach(task -> cells.addAll(task.cells(settings)));
    recipes.forEach(task -> cells.addAll(task.cells(settings)));
    return cells;
  }

  @Override
  public PaperReport report(CellResults results) {
    final List<AccuracyPanel> panels = tasks.stream().map(task -> task.panel(settings, results)).toList();
    final List<RecipeTask.Row> trained = recipes.stream().flatMap(task -> task.rows(settings, results).stream())
        .toList();
    final List<Finding> findings = new ArrayList<>();
    final AccuracyFindings first = new AccuracyFindings(panels.getFirst(), trained);
    findings.addAll(first.published());
    first.threeLevels(THREE, AUTHORS).ifPresent(findings::add);
    for (final AccuracyPanel panel : panels) {
      new AccuracyFindings(panel, trained).lossless("the compressed net keeps the original's accuracy", OURS,
          panel.widths().getLast()).ifPresent(findings::add);
    }
    return new PaperReport(page(panels, trained, findings, first),
        new AccuracyNumbers(settings, panels, trained), findings);
  }

  private Page page(List<AccuracyPanel> panels, List<RecipeTask.Row> trained, List<Finding> findings,
      AccuracyFindings first) {
    final Page page = new Page(title(),
        "Every way of making a net small that the paper compares, and this project's, over widths and sparsities: test accuracy "
            + "against memory by the paper's count, in the file, and while answering. "
            + images.provenance().description()
            + ".");
    if (!images.provenance().warning().isEmpty()) {
      page.warning(images.provenance().warning());
    }
    keyFigures(page, panels.getFirst());
    final AccuracyPage parts = new AccuracyPage(page);
    parts.findings(findings);
    panels.forEach(parts::panel);
    if (!panels.getFirst().published().isEmpty()) {
      new RecipeSection(first, trained).addTo(page);
    } else {
      page.section("The paper's points").paragraph(
          "The paper's points are of MNIST; the data here are " + images.name() + ", so none are drawn or judged.");
    }
    parts.method(settings, panels, List.of(
        "Naive quantised: the activation 1[t ≤ −1] + 1[t > 1]. In every layer it leaves nothing of the images, since the variance shrinks "
            + "from layer to layer and the third never fires; the paper's points are held against the net that keeps ReLU in its last "
            + "layer, as the authors' scripts suggest.",
        "The full preset has 10,000, 10,000, 5000 with one seed, and leaves out 20,000, 20,000, 11,000: its features, sums and factors take "
            + "some 12 GB, and one net more than ten minutes on two cores."));
    return page;
  }

  private static void keyFigures(Page page, AccuracyPanel panel) {
    final List<Integer> widest = panel.widths().getLast();
    final AccuracyRow original = panel.find(widest, NetSpec.original()).orElseThrow();
    final List<KeyFigure> figures = new ArrayList<>();
    figures.add(new KeyFigure(Quantity.percent(original.ridge().mean()), "original, " + original.shape(),
        Quantity.bytes(original.fileBytes()) + " of file"));
    panel.find(widest, OURS).ifPresent(row -> figures.add(new KeyFigure(Quantity.percent(row.stored().mean()),
        "8 levels, ternary weights", Quantity.factor(original.fileBytes() / row.fileBytes()) + " smaller file")));
    panel.find(widest, THREE).ifPresent(row -> figures.add(new KeyFigure(Quantity.percent(row.stored().mean()),
        "the best three levels", Quantity.factor(original.fileBytes() / row.fileBytes()) + " smaller file")));
    panel.find(widest, AUTHORS).ifPresent(row -> figures.add(new KeyFigure(Quantity.percent(row.stored().mean()),
        "NTK-LC as published", Quantity.factor(original.fileBytes() / row.fileBytes()) + " smaller file")));
    page.keyFigures(figures);
  }
}
