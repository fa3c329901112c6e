package org.spectern.jmh;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the suite is asked for.
 *
 * @param preset size of the run
 * @param include matches, anywhere in them, the names of the benchmarks wanted
 * @param out file of the results
 * @param list only say what would run
 * @param home the working copy whose revision is measured
 * @param command what the user typed, for the manifest
 */
record SuiteArguments(Preset preset, Pattern include, Path out, boolean list, Path home, String command) {
  static final String USAGE = "usage: Suite [--preset quick|standard|full] [--include REGEX] [--out FILE.json] [--list]"
      + " [--home DIR] [--command TEXT]";

  static SuiteArguments parse(String... arguments) {
    Preset preset = Preset.QUICK;
    Pattern include = Pattern.compile("");
    Path out = Path.of("bench.json");
    boolean list = false;
    Path home = Path.of(".");
    String command = "org.spectern.jmh.Suite " + String.join(" ", arguments);
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--preset" -> preset = preset(value(arguments, ++i));
        case "--include" -> include = pattern(value(arguments, ++i));
        case "--out" -> out = Path.of(value(arguments, ++i));
        case "--home" -> home = Path.of(value(arguments, ++i));
        case "--command" -> command = value(arguments, ++i);
        case "--list" -> list = true;
        default -> throw new IllegalArgumentException("unknown argument: " + arguments[i] + "\n" + USAGE);
      }
    }
    return new SuiteArguments(preset, include, out.toAbsolutePath().normalize(), list, home, command);
  }

  private static String value(String[] arguments, int at) {
    if (at >= arguments.length) {
      throw new IllegalArgumentException(arguments[at - 1] + " needs a value\n" + USAGE);
    }
    return arguments[at];
  }

  private static Preset preset(String name) {
    return Arrays.stream(Preset.values()).filter(one -> one.label().equals(name.toLowerCase(Locale.ROOT))).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("--preset must be quick, standard or full: " + name));
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("--include takes a regular expression: " + e.getMessage(), e);
    }
  }
}
