package org.spectern.reports.pipeline;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.DoublePointer;
import org.spectern.reports.data.Images;

/** Sends images through a frozen net in blocks: threads share a block, blocks follow each other in order. */
final class FeaturePass implements AutoCloseable {
  /** Images of one thread at a time: enough to amortise the weights, few enough to stay in cache. */
  private static final int SLICE = 250;
  private static final int BLOCK = 2_000;

  private final FeatureMap map;
  private final Team team;
  private final Progress progress;
  private final ConcurrentLinkedQueue<FeatureMap.Worker> idle = new ConcurrentLinkedQueue<>();

  FeaturePass(FeatureMap map, Team team, Progress progress) {
    this.map = map;
    this.team = team;
    this.progress = progress;
  }

  /** Takes a block of features, image-major, of the images {@code from … from + count − 1} of the order asked for. */
  interface Sink {
    void accept(int from, int count, double[] features);
  }

  /** Runs the images {@code indices} through the net, in that order. */
  void run(Images images, int[] indices, Sink sink) {
    final double[] block = new double[BLOCK * map.width()];
    for (int from = 0; from < indices.length; from += BLOCK) {
      final int first = from;
      final int count = Math.min(BLOCK, indices.length - from);
      team.forEach((count + SLICE - 1) / SLICE, slice -> {
        final int offset = slice * SLICE;
        slice(images, indices, first + offset, Math.min(SLICE, count - offset), block, offset * map.width());
      });
      sink.accept(from, count, block);
      progress.step(count);
    }
  }

  private void slice(Images images, int[] indices, int from, int count, double[] block, int at) {
    final FeatureMap.Worker waiting = idle.poll();
    final FeatureMap.Worker worker = waiting == null ? map.worker(SLICE) : waiting;
    worker.features(images, indices, from, count, block, at);
    idle.add(worker);
  }

  /** All features of the given images, kept. */
  Features keep(Images images, int[] indices) {
    final Features kept = Features.empty(map.width(), labels(images, indices));
    run(images, indices, kept::put);
    return kept;
  }

  /**
   * Sums for a ridge readout over the given images.
   *
   * @param also sees every block as well
   */
  NormalEquations sums(Images images, int[] indices, Sink also) {
    final NormalEquations sums = new NormalEquations(map.width(), images.classes());
    final int[] labels = labels(images, indices);
    try (DoublePointer offHeap = new DoublePointer((long) BLOCK * map.width())) {
      run(images, indices, (from, count, features) -> {
        offHeap.put(features, 0, count * map.width());
        sums.add(features, offHeap, Arrays.copyOfRange(labels, from, from + count), count, team);
        also.accept(from, count, features);
      });
    }
    return sums;
  }

  static int[] labels(Images images, int[] indices) {
    final int[] labels = new int[indices.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.label(indices[i]);
    }
    return labels;
  }

  @Override
  public void close() {
    idle.forEach(FeatureMap.Worker::close);
    idle.clear();
  }
}
