package org.spectern.kernels;

import java.lang.foreign.MemorySegment;

/** The scratch one thread needs to decode rows into bit planes and to multiply by them. */
final class PlaneBlock implements ThreadMemory {
  private final DecodedMatrix source;
  private final int rows;
  private final BitPlaneMatrix planes;
  private int first;
  private int size;
  private int[] ints;
  private final float[] floats;
  private Float32Batch batch;

  PlaneBlock(final DecodedMatrix source) {
    this.source = source;
    rows = source.unit();
    ints = new int[rows];
    floats = new float[rows];
    planes = BitPlaneMatrix.allocate(rows, source.columns());
  }

  /** Returns up to {@link DecodedMatrix#unit()} rows from {@code start}, none from {@code limit}. */
  BitPlaneMatrix decode(final int start, final int limit) {
    first = start;
    size = Math.min(rows, limit - start);
    source.planes(start, size, planes.memory.segment());
    return planes;
  }

  int size() {
    return size;
  }

  int end() {
    return first + size;
  }

  void row(final int row, final byte[] weights) {
    decode(row, row + 1).row(0, weights);
  }

  /** Room for the results of a block and so many inputs. */
  int[] ints(final int inputs) {
    if (ints.length < rows * inputs) {
      ints = new int[rows * inputs];
    }
    return ints;
  }

  float[] floats() {
    return floats;
  }

  /** Room for the results of a block and so many inputs. */
  Float32Batch floats(final int inputs) {
    if (batch == null || batch.batch() != inputs) {
      close(batch);
      batch = Float32Batch.allocate(rows, inputs);
    }
    return batch;
  }

  void copyTo(final int[] y, final int inputs) {
    for (int input = 0; input < inputs; input++) {
      System.arraycopy(ints, input * rows, y, input * source.rows() + first, size);
    }
  }

  void copyTo(final float[] y) {
    System.arraycopy(floats, 0, y, first, size);
  }

  void copyTo(final Float32Batch y) {
    final long stride = (long) y.stride() * Float.BYTES;
    MemorySegment.copy(batch.segment(), 0, y.segment(), first * stride, size * stride);
  }

  @Override
  public long offHeapBytes() {
    return planes.weightBytes() + (batch == null ? 0 : batch.bytes());
  }

  @Override
  public void close() {
    planes.close();
    close(batch);
  }

  private static void close(final Float32Batch batch) {
    if (batch != null) {
      batch.close();
    }
  }
}
