package org.spectern.reports.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeMap;

/**
 * The digits inside the jar: every sixth training and every fifth test image of MNIST (10,000 and 2,000).
 *
 * <p>MNIST is by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, CC BY-SA 3.0; the licence note lies beside
 * the files.
 */
final class Sample {
  private static final String FOLDER = "sample/";

  private Sample() {}

  static Dataset load() throws IOException {
    final TreeMap<String, String> checksums = new TreeMap<>();
    final IdxPair train = IdxPair.of(read("train-images-idx3-ubyte.gz", checksums),
        read("train-labels-idx1-ubyte.gz", checksums));
    final IdxPair test = IdxPair.of(read("t10k-images-idx3-ubyte.gz", checksums),
        read("t10k-labels-idx1-ubyte.gz", checksums));
    final String description = "MNIST sample, embedded: " + train.images().length(0) + " training and "
        + test.images().length(0)
        + " test digits of the 60,000 and 10,000 (LeCun, Cortes, Burges; CC BY-SA 3.0)";
    return IdxPair.dataset("MNIST sample", train, test, new Provenance(description, "", checksums));
  }

  private static Idx read(String file, TreeMap<String, String> checksums) throws IOException {
    try (InputStream in = Sample.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new FileNotFoundException("embedded sample, missing from the jar: " + FOLDER + file);
      }
      final Idx idx = IdxReader.read(FOLDER + file, in.readAllBytes());
      checksums.put(file, idx.sha256());
      return idx;
    }
  }
}
