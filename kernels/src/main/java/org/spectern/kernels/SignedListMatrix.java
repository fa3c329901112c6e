package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.spectern.kernels.product.SignedListProducts.BLOCK;
import static org.spectern.kernels.product.SignedListProducts.GROUP;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.BitPlaneProducts;
import org.spectern.kernels.product.IndexLists;
import org.spectern.kernels.product.SignedListProducts;

/**
 * The columns of the nonzero weights in the form that {@link SignedListProducts} describes: 16 bits each up to 32,703
 * columns (so that a column and its mirror image fit), 32 bits beyond.
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
    final int[] counts = new int[rows];
    long nonzeros = 0;
    for (int row = 0; row < rows; row++) {
      source.row(row, weights);
      counts[row] = count(row, weights);
      nonzeros += counts[row];
    }
    final byte[] order = new byte[rows];
    final int[] lengths = new int[groups(rows)];
    final long[] starts = new long[Math.ceilDiv(rows, BLOCK)];
    final long indices = sort(counts, order, lengths, starts);
    final boolean wide = wide(source.columns());
    final OffHeap memory = OffHeap.allocate(bytes(indices, rows, wide));
    final IndexLists lists = divide(rows, source.columns(), memory.segment(), indices, starts);
    MemorySegment.copy(order, 0, lists.order(), JAVA_BYTE, 0, rows);
    for (int group = 0; group < lengths.length; group++) {
      put(lists.lengths(), wide, group, lengths[group]);
    }
    for (int place = 0; place < rows; place++) {
      source.row(place / BLOCK * BLOCK + Byte.toUnsignedInt(order[place]), weights);
      store(lists, start(lists, rows, place), weights, lengths[place / GROUP], lanes(rows, place));
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

  /** Puts the rows of each block in order, measures groups, and returns how many indices there are. */
  private static long sort(final int[] counts, final byte[] order, final int[] lengths, final long[] starts) {
    long next = 0;
    for (int block = 0; block < counts.length; block += BLOCK) {
      starts[block / BLOCK] = next;
      final long[] sorted = new long[Math.min(BLOCK, counts.length - block)];
      for (int row = 0; row < sorted.length; row++) {
        sorted[row] = (long) counts[block + row] << Byte.SIZE | row;
      }
      Arrays.sort(sorted);
      for (int place = 0; place < sorted.length; place++) {
        order[block + place] = (byte) sorted[place];
        lengths[(block + place) / GROUP] = padded((int) (sorted[place] >>> Byte.SIZE));
        next += (place + 1) % GROUP == 0 || place + 1 == sorted.length
            ? (long) lengths[(block + place) / GROUP] * (place % GROUP + 1)
            : 0;
      }
    }
    return next;
  }

  /** Indices of the rows of a group whose longest has so many weights. */
  static int padded(final int weights) {
    return Math.ceilDiv(weights, 4) * 4;
  }

  static int groups(final int rows) {
    return Math.ceilDiv(rows, GROUP);
  }

  /** Rows of the group that a place belongs to. */
  static int lanes(final int rows, final int place) {
    return Math.min(GROUP, rows - place / GROUP * GROUP);
  }

  /** Where the row at a place has its first index. */
  private static long start(final IndexLists lists, final int rows, final int place) {
    long at = lists.starts()[place / BLOCK];
    for (int group = place / BLOCK * BLOCK; group < place / GROUP * GROUP; group += GROUP) {
      at += (long) lists.length(group) * lanes(rows, group);
    }
    return at + place % GROUP;
  }

  private static long bytes(final long indices, final int rows, final boolean wide) {
    final long width = width(wide);
    return aligned(indices * width) + aligned(groups(rows) * width) + rows;
  }

  static int width(final boolean wide) {
    return wide ? Integer.BYTES : Short.BYTES;
  }

  static long aligned(final long bytes) {
    return Math.ceilDiv(bytes, OffHeap.ALIGNMENT) * OffHeap.ALIGNMENT;
  }

  /** Divides memory into indices, lengths and order. */
  static IndexLists divide(final int rows, final int columns, final MemorySegment memory, final long indices,
      final long[] starts) {
    final boolean wide = wide(columns);
    final long width = width(wide);
    final long lengthsAt = aligned(indices * width);
    final long orderAt = lengthsAt + aligned(groups(rows) * width);
    return new IndexLists(memory.asSlice(0, lengthsAt), memory.asSlice(lengthsAt, groups(rows) * width),
        memory.asSlice(orderAt, rows), starts, wide, Float32Vector.mirror(columns));
  }

  private static void store(final IndexLists lists, final long start, final byte[] weights, final int length,
      final int lanes) {
    final MemorySegment indices = lists.indices();
    long at = start;
    for (int column = 0; column < weights.length; column++) {
      if (weights[column] > 0) {
        put(indices, lists.wide(), at, column);
        at += lanes;
      }
    }
    for (int column = 0; column < weights.length; column++) {
      if (weights[column] < 0) {
        put(indices, lists.wide(), at, lists.mirror() + column);
        at += lanes;
      }
    }
    for (; at < start + (long) length * lanes; at += lanes) {
      put(indices, lists.wide(), at, weights.length);
    }
  }

  static void put(final MemorySegment target, final boolean wide, final long at, final int value) {
    if (wide) {
      target.setAtIndex(JAVA_INT, at, value);
    } else {
      target.setAtIndex(JAVA_SHORT, at, (short) value);
    }
  }

  @Override
  public void row(final int row, final byte[] weights) {
    Checks.index("row", row, rows());
    Checks.atLeast("weights.length", weights.length, columns());
    memory.segment();
    Arrays.fill(weights, 0, columns(), (byte) 0);
    int place = row / BLOCK * BLOCK;
    while (Byte.toUnsignedInt(lists.order().get(JAVA_BYTE, place)) != row % BLOCK) {
      place++;
    }
    final long start = start(lists, rows(), place);
    final int lanes = lanes(rows(), place);
    for (int next = 0; next < lists.length(place); next++) {
      final int index = index(lists, start + (long) next * lanes);
      if (index >= lists.mirror()) {
        weights[index - lists.mirror()] = -1;
      } else if (index < columns()) {
        weights[index] = 1;
      }
    }
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
    memory.segment();
    final int[] mirrored = MirroredInts.of(lists);
    Provider.kernels().packing().mirror(words, first, stride, signed, columns(), lists.mirror(), mirrored);
    mirrored[columns()] = 0;
    kernel().timesInts(lists, mirrored, y, offset, from, to);
  }

  private void timesBytes(final MemorySegment bytes, final long start, final int[] y, final int offset, final int from,
      final int to) {
    memory.segment();
    final int[] mirrored = MirroredInts.of(lists);
    for (int column = 0; column < columns(); column++) {
      final int value = bytes.get(JAVA_BYTE, start + column);
      mirrored[column] = value;
      mirrored[lists.mirror() + column] = -value;
    }
    mirrored[columns()] = 0;
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
    private static final ThreadLocal<MirroredInts> OF_THREAD = ThreadLocal.withInitial(MirroredInts::new);

    private int[] values = {};

    static int[] of(final IndexLists lists) {
      final MirroredInts own = OF_THREAD.get();
      if (own.values.length < 2 * lists.mirror()) {
        own.values = new int[2 * lists.mirror()];
      }
      return own.values;
    }
  }
}
