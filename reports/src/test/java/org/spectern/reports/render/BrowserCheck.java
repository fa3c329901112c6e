package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens pages in a headless Chromium and reports what a visitor would notice: console messages, plots without axis
 * titles or legend, text over text, text outside its plot, a page wider than the screen.
 *
 * <p>Without a browser on the machine the test is skipped, unless the environment says
 * {@code SPECTERN_REQUIRE_BROWSER=1}, as continuous integration does.
 */
public final class BrowserCheck {
  private static final int WIDE = 1280;
  private static final int PHONE = 390;
  private static final long PATIENCE_SECONDS = 90;
  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
      "google-chrome-stable");
  private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
      "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
      "--hide-scrollbars",
      "--enable-logging=stderr");
  private static final Pattern FINDING = Pattern.compile("<li class=\"finding\">(.*?)</li>", Pattern.DOTALL);
  private static final Pattern CONSOLE = Pattern.compile(":CONSOLE[(:].*");
  private static final Pattern PLOTS = Pattern.compile("data-plots=\"(\\d+)\"");

  /** What the browser saw: visible plots, and everything wrong. */
  public record Finding(int plots, List<String> problems) {}

  private BrowserCheck() {}

  /** The browser to use; the calling test is skipped if there is none and none is required. */
  public static Path browser() {
    final Optional<Path> found = find();
    if (found.isEmpty() && "1".equals(System.getenv("SPECTERN_REQUIRE_BROWSER"))) {
      throw new IllegalStateException("SPECTERN_REQUIRE_BROWSER=1, but none of " + NAMES + " is on the PATH");
    }
    assumeTrue(found.isPresent(), "no browser on the PATH: none of " + NAMES);
    return found.get();
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
  }

  /** Asserts that a page has this many visible plots at both widths, and nothing wrong in light or dark. */
  public static void assertSound(Path page, int plots) throws IOException {
    for (final int width : new int[]{WIDE, PHONE}) {
      final Finding finding = open(page, width, width == PHONE);
      assertThat(finding.problems()).as("%s at width %d", page, width).isEmpty();
      assertThat(finding.plots()).as("plots in %s at width %d", page, width).isEqualTo(plots);
    }
  }

  /** Opens a page and looks around. */
  public static Finding open(Path page, int width, boolean dark) throws IOException {
    final Path folder = Files.createTempDirectory("spectern-browser");
    try {
      final String html = Files.readString(page);
      final int end = html.lastIndexOf("</body>");
      final Path probed = folder.resolve("page.html");
      Files.writeString(probed,
          framed(html.substring(0, end) + "<script>" + probe() + "</script>" + html.substring(end), width));
      final Path errors = folder.resolve("errors.log");
      final String dom = run(List.of("--dump-dom", "--window-size=1600,1000"), probed, dark, errors);
      final List<String> problems = new ArrayList<>();
      Files.readAllLines(errors, StandardCharsets.ISO_8859_1).stream().map(CONSOLE::matcher).filter(Matcher::find)
          .forEach(line -> problems.add("console" + line.group()));
      FINDING.matcher(dom).results().forEach(match -> problems.add(match.group(1)));
      final Matcher plots = PLOTS.matcher(dom);
      if (!plots.find()) {
        throw new IllegalStateException(
            "the browser did not run the probe: page=" + page + " dom.length=" + dom.length());
      }
      return new Finding(Integer.parseInt(plots.group(1)), problems);
    } finally {
      delete(folder);
    }
  }

  // A browser window cannot be as narrow as a phone, but a frame in it can.
  private static String framed(String html, int width) {
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>frame</title></head><body><iframe style=\"width:"
        + width
        + "px;height:900px;border:0\" srcdoc=\"" + html.replace("&", "&amp;").replace("\"", "&quot;")
        + "\"></iframe></body></html>";
  }

  /** Takes a picture of a page, for people to look at. */
  public static void picture(Path page, int width, int height, boolean dark, Path png) throws IOException {
    final Path folder = Files.createTempDirectory("spectern-browser");
    try {
      Files.createDirectories(png.toAbsolutePath().getParent());
      final List<String> wishes = List.of("--screenshot=" + png.toAbsolutePath(),
          "--window-size=" + width + "," + height);
      run(wishes, page, dark, folder.resolve("errors.log"));
    } finally {
      delete(folder);
    }
  }

  private static String run(List<String> wishes, Path page, boolean dark, Path errors) throws IOException {
    final Path folder = errors.getParent();
    final List<String> command = new ArrayList<>(List.of(browser().toString()));
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("--blink-settings=preferredColorScheme=" + (dark ? 0 : 1));
    command.addAll(wishes);
    command.add(page.toAbsolutePath().toUri().toString());
    final Path output = folder.resolve("output.html");
    final Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile())
        .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the browser did not end within " + PATIENCE_SECONDS + " s: page=" + page);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: page=" + page, e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(output);
  }

  private static String probe() throws IOException {
    try (var in = BrowserCheck.class.getResourceAsStream("probe.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      // The browser's last helpers may still be removing their own files.
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
