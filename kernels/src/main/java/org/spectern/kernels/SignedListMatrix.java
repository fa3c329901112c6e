package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.spectern.kernels.product.SignedListProducts.BLOCK;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.BitPlaneProducts;
import org.spectern.kernels.product.IndexLists;
import org.spectern.kernels.product.SignedListProducts;

/**
 * The columns of the nonzero weights in the form that {@link SignedListProducts} describes: 16 bits each up to 32,703 columns (so
 * that a column and its mirror image fit), 32 bits beyond.
 */
final class SignedListMatrix extends TernaryMatrix {
  private final IndexLists lists;
  private final long nonzeros;

  private SignedListMatrix(final int rows, final int columns, final OffHeap memory, final IndexLists lists,
      final long nonzeros) {
    super(rows, columns, memory);
    this.lists = lists;
    this.nonzeros = nonzeros;
  }

  static SignedListMatrix encode(final TernarySource source) {
    final int rows = source.rows();
    final byte[] weights = new byte[source.columns()];
    final int[] quads = new int[rows];
    long nonzeros = 0;
    for (int row = 0; row < rows; row++) {
      source.row(row, weights);
      final int count = count(row, weights);
      nonzeros += count;
      quads[row] = Math.ceilDiv(count, 4);
    }
    final int mirror = Float32Vector.mirror(source.columns());
    final boolean wide = wide(source.columns());
    final OffHeap memory = OffHeap.allocate(bytes(quads, wide));
    final IndexLists lists = layOut(memory.segment(), quads, wide, mirror);
    for (int start = 0; start < rows; start += BLOCK) {
      long at = lists.starts()[start / BLOCK];
      for (int place = start; place < Math.min(start + BLOCK, rows); place++) {
        final int row = start + Byte.toUnsignedInt(lists.order().get(JAVA_BYTE, place));
        source.row(row, weights);
        store(lists, at, weights, quads[row]);
        at += 4L * quads[row];
      }
    }
    return new SignedListMatrix(rows, source.columns(), memory, lists, nonzeros);
  }

  static SignedListMatrix over(final int rows, final int columns, final OffHeap memory) {
    final IndexLists lists = StoredLists.read(rows, columns, memory.segment());
    return new SignedListMatrix(rows, columns, memory, lists, StoredLists.nonzeros(rows, columns, lists));
  }

  /** Whether a column and its mirror image need more than 16 bits. */
  static boolean wide(final int columns) {
    return 2L * Float32Vector.mirror(columns) > 1 << Character.SIZE;
  }

  /** Lists that someone else fills and closes; {@link #nonzeros()} does not count them. */
  static SignedListMatrix over(final int rows, final int columns, final OffHeap memory, final IndexLists lists) {
    return new SignedListMatrix(rows, columns, memory, lists, 0);
  }

  private static int count(final int row, final byte[] weights) {
    int count = 0;
    for (int column = 0; column < weights.length; column++) {
      Checks.weight(row, column, weights[column]);
      count += weights[column] & 1;
    }
    return count;
  }

  private static long bytes(final int[] quads, final boolean wide) {
    final long indices = 4 * Arrays.stream(quads).asLongStream().sum();
    final long width = wide ? Integer.BYTES : Short.BYTES;
    return aligned(indices * width) + aligned(quads.length * width) + quads.length;
  }

  static long aligned(final long bytes) {
    return Math.ceilDiv(bytes, OffHeap.ALIGNMENT) * OffHeap.ALIGNMENT;
  }

  /** Divides the memory into indices, lengths and order, and fills the latter two. */
  private static IndexLists layOut(final MemorySegment memory, final int[] quads, final boolean wide,
      final int mirror) {
    final int rows = quads.length;
    final long width = wide ? Integer.BYTES : Short.BYTES;
    final long indexBytes = aligned(4 * Arrays.stream(quads).asLongStream().sum() * width);
    final MemorySegment lengths = memory.asSlice(indexBytes, rows * width);
    final MemorySegment order = memory.asSlice(indexBytes + aligned(rows * width), rows);
    final long[] starts = new long[Math.ceilDiv(rows, BLOCK)];
    long next = 0;
    for (int start = 0; start < rows; start += BLOCK) {
      starts[start / BLOCK] = next;
      final long[] sorted = new long[Math.min(BLOCK, rows - start)];
      for (int row = 0; row < sorted.length; row++) {
        sorted[row] = (long) quads[start + row] << Byte.SIZE | row;
      }
      Arrays.sort(sorted);
      for (int place = 0; place < sorted.length; place++) {
        final int length = (int) (sorted[place] >>> Byte.SIZE);
        if (wide) {
          lengths.setAtIndex(JAVA_INT, start + place, length);
        } else {
          lengths.setAtIndex(JAVA_SHORT, start + place, (short) length);
        }
        order.set(JAVA_BYTE, start + place, (byte) sorted[place]);
        next += 4L * length;
      }
    }
    return new IndexLists(memory.asSlice(0, indexBytes), lengths, order, starts, wide, mirror);
  }

  private static void store(final IndexLists lists, final long start, final byte[] weights, final int quads) {
    long at = start;
    for (int column = 0; column < weights.length; column++) {
      if (weights[column] > 0) {
        put(lists, at++, column);
      }
    }
    for (int column = 0; column < weights.length; column++) {
      if (weights[column] < 0) {
        put(lists, at++, lists.mirror() + column);
      }
    }
    while (at < start + 4L * quads) {
      put(lists, at++, weights.length);
    }
  }

  private static void put(final IndexLists lists, final long at, final int index) {
    if (lists.wide()) {
      lists.indices().setAtIndex(JAVA_INT, at, index);
    } else {
      lists.indices().setAtIndex(JAVA_SHORT, at, (short) index);
    }
  }

  @Override
  public void row(final int row, final byte[] weights) {
    Checks.index("row", row, rows());
    Checks.atLeast("weights.length", weights.length, columns());
    memory.segment();
    Arrays.fill(weights, 0, columns(), (byte) 0);
    int place = row / BLOCK * BLOCK;
    long at = lists.starts()[row / BLOCK];
    while (Byte.toUnsignedInt(lists.order().get(JAVA_BYTE, place)) != row % BLOCK) {
      at += 4L * quads(lists, place++);
    }
    for (long next = at; next < at + 4L * quads(lists, place); next++) {
      final int index = index(lists, next);
      if (index >= lists.mirror()) {
        weights[index - lists.mirror()] = -1;
      } else if (index < columns()) {
        weights[index] = 1;
      }
    }
  }

  /** Length of the row at a place, in units of four indices. */
  static int quads(final IndexLists lists, final int place) {
    return lists.wide() ? lists.quads().getAtIndex(JAVA_INT, place)
        : Short.toUnsignedInt(lists.quads().getAtIndex(JAVA_SHORT, place));
  }

  static int index(final IndexLists lists, final long at) {
    return lists.wide() ? lists.indices().getAtIndex(JAVA_INT, at)
        : Short.toUnsignedInt(lists.indices().getAtIndex(JAVA_SHORT, at));
  }

  IndexLists lists() {
    return lists;
  }

  @Override
  public Layout layout() {
    return Layout.SIGNED_LISTS;
  }

  @Override
  public long nonzeros() {
    memory.segment();
    return nonzeros;
  }

  @Override
  public int rowBlock() {
    return BLOCK;
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    timesWords(x.segment(), 0, 1, false, y, 0, from, to);
  }

  @Override
  void product(final TernaryVector x, final int[] y, final int from, final int to) {
    timesWords(x.segment(), 0, 2, true, y, 0, from, to);
  }

  @Override
  void product(final Int8Vector x, final int[] y, final int from, final int to) {
    timesBytes(x.segment(), 0, y, 0, from, to);
  }

  @Override
  void product(final Float32Vector x, final float[] y, final int from, final int to) {
    memory.segment();
    kernel().timesFloats(lists, x.segment(), y, from, to);
  }

  @Override
  void product(final BinaryBatch x, final int[] y, final int from, final int to) {
    for (int input = 0; input < x.batch(); input++) {
      final long first = Bits.tiled(Activations.words(columns()), input, 0);
      timesWords(x.segment(), first, BitPlaneProducts.TILE, false, y, input * rows(), from, to);
    }
  }

  @Override
  void product(final TernaryBatch x, final int[] y, final int from, final int to) {
    for (int input = 0; input < x.batch(); input++) {
      final long first = 2 * Bits.tiled(Activations.words(columns()), input, 0);
      timesWords(x.segment(), first, 2 * BitPlaneProducts.TILE, true, y, input * rows(), from, to);
    }
  }

  @Override
  void product(final Int8Batch x, final int[] y, final int from, final int to) {
    for (int input = 0; input < x.batch(); input++) {
      timesBytes(x.segment(), input * x.stride(), y, input * rows(), from, to);
    }
  }

  private void timesWords(final MemorySegment words, final long first, final int stride, final boolean signed,
      final int[] y, final int offset, final int from, final int to) {
    final MemorySegment mirrored = MirroredInts.of(columns());
    Provider.kernels().packing().mirror(words, first, stride, signed, columns(), lists.mirror(), mirrored);
    // Lists are padded by this index.
    mirrored.setAtIndex(JAVA_INT, columns(), 0);
    kernel().timesInts(lists, mirrored, y, offset, from, to);
  }

  private void timesBytes(final MemorySegment bytes, final long start, final int[] y, final int offset, final int from,
      final int to) {
    final MemorySegment mirrored = MirroredInts.of(columns());
    for (int column = 0; column < columns(); column++) {
      MirroredInts.set(mirrored, lists.mirror(), column, bytes.get(JAVA_BYTE, start + column));
    }
    kernel().timesInts(lists, mirrored, y, offset, from, to);
  }

  @Override
  void product(final Float32Batch x, final Float32Batch y, final int from, final int to) {
    memory.segment();
    kernel().timesFloatBatch(lists, x.segment(), x.stride(), y.segment(), from, to);
  }

  private static SignedListProducts kernel() {
    return Provider.kernels().signedLists();
  }

  /** A thread's own copy of an integer vector and its negative. */
  private static final class MirroredInts {
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    static MemorySegment of(final int columns) {
      final MemorySegment mirrored = SCRATCH.get().atLeast(2L * Float32Vector.mirror(columns) * Integer.BYTES);
      mirrored.setAtIndex(JAVA_INT, columns, 0);
      return mirrored;
    }

    static void set(final MemorySegment mirrored, final int mirror, final int column, final int value) {
      mirrored.setAtIndex(JAVA_INT, column, value);
      mirrored.setAtIndex(JAVA_INT, (long) mirror + column, -value);
    }
  }
}
