package org.spectern.reports.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.spectern.reports.experiment.Watcher;

/** Progress on standard error: a bar on a terminal, plain lines in a log. Never on standard output. */
final class TerminalWatcher implements Watcher, AutoCloseable {
  private final PrintWriter err;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private ProgressBar bar;
  private String part = "";

  TerminalWatcher(PrintWriter err) {
    this(err, System.console() != null && System.console().isTerminal());
  }

  TerminalWatcher(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public synchronized void start(String name, int images) {
    closeBar();
    part = name;
    if (terminal && images > 0) {
      bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(images).setStyle(ProgressBarStyle.ASCII)
          .setConsumer(new ConsoleProgressBarConsumer(System.err)).clearDisplayOnFinish().build();
    } else if (images == 0) {
      line(name);
    }
  }

  @Override
  public synchronized void step(int images) {
    if (bar != null) {
      bar.stepBy(images);
    }
  }

  @Override
  public synchronized void done(String result) {
    closeBar();
    line(part + ": " + result);
  }

  private void line(String text) {
    err.printf("[%4d s] %s%n", (System.nanoTime() - start) / 1_000_000_000L, text);
    err.flush();
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    closeBar();
  }
}
