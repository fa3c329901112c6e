package org.spectern.reports.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A data set from a folder of four IDX files, plain or gzipped.
 *
 * <p>Names follow MNIST, with an optional prefix: {@code [prefix-]train-images-idx3-ubyte[.gz]},
 * {@code …train-labels-idx1-ubyte}, {@code …t10k-images-…} or {@code …test-features-idx2-ubyte}. Fashion-MNIST and the
 * CIFAR-10 features fit as they are.
 */
final class IdxFolder {
  private IdxFolder() {}

  static Dataset load(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "expected a folder of IDX files, \"mnist\" or \"sample\"");
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder + ": expected a folder of IDX files");
    }
    final TreeMap<String, String> checksums = new TreeMap<>();
    final IdxPair train = pair(folder, "train", checksums);
    final IdxPair test = pair(folder, "(?:t10k|test)", checksums);
    final String name = folder.toRealPath().getFileName().toString();
    final String description = name + ": " + train.images().length(0) + " training and " + test.images().length(0)
        + " test items of " + train.images().itemSize() + " values, from " + folder;
    return IdxPair.dataset(name, train, test, new Provenance(description, "", checksums));
  }

  private static IdxPair pair(Path folder, String role, TreeMap<String, String> checksums) throws IOException {
    final Idx images = read(folder, role + "-(?:images|features)-idx[23]-ubyte", checksums);
    final Idx labels = read(folder, role + "-labels-idx1-ubyte", checksums);
    return IdxPair.of(images, labels);
  }

  private static Idx read(Path folder, String stem, TreeMap<String, String> checksums) throws IOException {
    final Pattern name = Pattern.compile("(?:.+-)?" + stem + "(?:\\.gz)?");
    final List<Path> matching;
    try (Stream<Path> files = Files.list(folder)) {
      matching = files.filter(file -> name.matcher(file.getFileName().toString()).matches()).sorted().toList();
    }
    if (matching.size() != 1) {
      throw new IOException(folder + ": expected one file named " + name + ", found "
          + matching.stream().map(Path::getFileName).toList());
    }
    final Path file = matching.getFirst();
    final Idx idx = IdxReader.read(file);
    checksums.put(file.getFileName().toString(), idx.sha256());
    return idx;
  }
}
