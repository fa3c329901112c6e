package org.spectern.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.spectern.reports.experiment.Answers;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spectern run}: lets a model file answer. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Lets a model file classify images: accuracy if there are labels, and inferences per second of one thread."}, footer = {
        "", "Examples:", "  spectern run net.spectern --images t10k-images-idx3-ubyte --labels t10k-labels-idx1-ubyte",
        "  spectern run net.spectern --images digits.gz --predictions > classes.txt"})
final class RunCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "a model file, as 'spectern compress' writes it")
  private Path model;

  @Option(names = "--images", required = true, paramLabel = "IDX", description = "images, IDX of unsigned bytes, plain or gzipped")
  private Path images;

  @Option(names = "--labels", paramLabel = "IDX", description = "their labels")
  private Path labels;

  @Option(names = "--predictions", description = "print the class of every image, a line each, and nothing else")
  private boolean predictions;

  @Option(names = "--json", description = "print one JSON document, predictions included")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    final Answers answers = Answers.of(model, images, labels);
    final PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(answers));
    } else if (predictions) {
      for (final int one : answers.predictions()) {
        out.println(one);
      }
    } else {
      out.println("images      " + Quantity.count(answers.images()));
      out.println(
          "accuracy    " + (answers.accuracy() == null ? "no labels given" : Quantity.percent(answers.accuracy())));
      out.println(
          "speed       " + Quantity.rate(answers.speed().median()) + ", one thread, one image at a time (quartiles "
              + Quantity.rate(answers.speed().lower()) + " to " + Quantity.rate(answers.speed().upper()) + ")");
      out.println("memory      " + Quantity.bytes(answers.offHeapBytes()) + " off-heap");
    }
    out.flush();
    return 0;
  }
}
