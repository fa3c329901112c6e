package org.spectern.kernels.network;

/**
 * A network as it answers: frozen ternary layers, then a readout.
 *
 * <p>An instance may be shared between threads, each with its own {@link Scratch}; answering allocates nothing. Closing
 * it closes weights and readout, and the model file it came from.
 */
public final class CompressedNetwork implements AutoCloseable {
  private final FeatureLayers layers;
  private final Readout readout;
  private final Runnable release;

  /**
   * Joins layers and readout, both of which the network closes.
   *
   * @throws IllegalArgumentException where the readout does not take what the last layer makes
   */
  public CompressedNetwork(FeatureLayers layers, Readout readout) {
    this(layers, readout, () -> {});
  }

  /** The same over memory that is to be released in the end. */
  CompressedNetwork(FeatureLayers layers, Readout readout, Runnable release) {
    if (readout.width() != layers.width()) {
      throw new IllegalArgumentException("the readout takes what the last layer makes: readout.width=" + readout.width()
          + ", layers.width=" + layers.width());
    }
    this.layers = layers;
    this.readout = readout;
    this.release = release;
  }

  /** The frozen part. */
  public FeatureLayers layers() {
    return layers;
  }

  /** The trained part. */
  public Readout readout() {
    return readout;
  }

  /** The number of scores. */
  public int classes() {
    return readout.classes();
  }

  /** The pixels of one input. */
  public int columns() {
    return layers.input().columns();
  }

  /** Working memory for one thread that answers up to {@code batch} inputs at a time. */
  public Scratch scratch(int batch) {
    return new Scratch(layers, batch, classes());
  }

  /**
   * Bytes of weights and readout that this network holds off the heap, or has mapped from its model file. What it holds
   * on the heap, four bytes per row and a few objects, is the caller's to measure.
   */
  public long offHeapBytes() {
    return layers.weightBytes() + readout.bytes();
  }

  /**
   * Bytes off the heap in which threads that have answered decode weights, beside their {@link Scratch}; kept until the
   * network is closed.
   */
  public long decodingBytes() {
    return layers.decodingBytes();
  }

  /**
   * The scores of one input.
   *
   * @param pixels one unsigned byte per column
   * @param scratch this thread's own
   * @param scores receives one number per class
   */
  public void infer(byte[] pixels, Scratch scratch, float[] scores) {
    requireScores(scores.length, 1);
    layers.features(pixels, scratch, scratch.features());
    readout.scores(scratch.features(), 0, scratch.planes(), scores, 0);
  }

  /**
   * The scores of one normalised float32 input; see {@link FeatureLayers#features(float[], Scratch, byte[])}.
   *
   * @param x one number per column
   * @param scratch this thread's own
   * @param scores receives one number per class
   */
  public void infer(float[] x, Scratch scratch, float[] scores) {
    requireScores(scores.length, 1);
    layers.features(x, scratch, scratch.features());
    readout.scores(scratch.features(), 0, scratch.planes(), scores, 0);
  }

  /**
   * The scores of inputs {@code from} to {@code to} of a block of images.
   *
   * @param pixels images of {@link #columns()} unsigned bytes, one after the other
   * @param from first image
   * @param to image after the last
   * @param scratch this thread's own
   * @param scores receives {@code (to − from) × classes()} numbers, input by input
   */
  public void infer(byte[] pixels, int from, int to, Scratch scratch, float[] scores) {
    requireScores(scores.length, (long) to - from);
    for (int done = from; done < to;) {
      final int count = Math.min(scratch.batch(), to - done);
      layers.features(pixels, done, done + count, scratch, scratch.features());
      for (int b = 0; b < count; b++) {
        readout.scores(scratch.features(), b * layers.width(), scratch.planes(), scores, (done - from + b) * classes());
      }
      done += count;
    }
  }

  /** The class of the highest score of one input, the lowest class among equals. */
  public int classify(byte[] pixels, Scratch scratch) {
    final float[] scores = scratch.scores();
    infer(pixels, scratch, scores);
    return highest(scores, 0, classes());
  }

  /**
   * The place of the highest of {@code count} scores from {@code at} on, counted from there; the first among equals.
   */
  public static int highest(float[] scores, int at, int count) {
    int best = 0;
    for (int c = 1; c < count; c++) {
      if (scores[at + c] > scores[at + best]) {
        best = c;
      }
    }
    return best;
  }

  private void requireScores(int length, long inputs) {
    if (length < inputs * classes()) {
      throw new IllegalArgumentException(
          "scores must hold " + inputs * classes() + " numbers: scores.length=" + length);
    }
  }

  @Override
  public void close() {
    layers.close();
    readout.close();
    release.run();
  }
}
