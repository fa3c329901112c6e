package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.spectern.kernels.product.BitPlaneProducts.GROUP_BYTES;
import static org.spectern.kernels.product.SignedListProducts.BLOCK;
import static org.spectern.kernels.product.SignedListProducts.GROUP;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.BitPlaneProducts;
import org.spectern.kernels.product.EntryProducts;
import org.spectern.kernels.product.IndexLists;
import org.spectern.kernels.product.RiceGaps;

/**
 * The scratch one thread needs to decode rows into signed lists and to multiply by them.
 *
 * <p>Lengths and order have their places for every row of the matrix, so that the list kernels work on the rows' own
 * numbers; indices are only those of the rows last decoded.
 */
final class ListBlock implements ThreadMemory {
  /** Rows that are decoded together at least, unless the matrix ends. */
  static final int ROWS = BLOCK;

  /**
   * Blocks are decoded together until they have about so many nonzeros: their indices stay in the second-level cache.
   */
  private static final int ENTRIES = 1 << 16;
  private static final int ROWS_IN_LANES = BitPlaneProducts.ROWS;

  private final EntryMatrix source;
  private final int rows;
  private final int mirror;
  private final boolean wide;
  private final OffHeap lengths;
  private final int[] ends;
  private final long[] starts;
  private int[] counts = new int[64];
  private int[] entries;
  private OffHeap indices;
  private OffHeap inputs = OffHeap.allocate(0);
  private SignedListMatrix lists;
  private int first;
  private int end;

  ListBlock(final EntryMatrix source) {
    this.source = source;
    final int unit = source.unit();
    final long units = Math.max(1, ENTRIES / Math.max(1, source.expected(unit)));
    rows = (int) Math.min(source.rows(), units * unit);
    mirror = Float32Vector.mirror(source.columns());
    wide = SignedListMatrix.wide(source.columns());
    lengths = OffHeap.allocate((long) SignedListMatrix.groups(source.rows()) * width() + source.rows());
    ends = new int[rows];
    starts = new long[Math.ceilDiv(source.rows(), BLOCK)];
    entries = new int[Math.toIntExact(source.expected(rows) * 9 / 8 + source.columns() + RiceGaps.SLACK)];
    indices = OffHeap.allocate(0);
    lists = view();
  }

  private int width() {
    return SignedListMatrix.width(wide);
  }

  private SignedListMatrix view() {
    final long bytes = (long) SignedListMatrix.groups(source.rows()) * width();
    final MemorySegment memory = lengths.segment();
    return SignedListMatrix.over(source.rows(), source.columns(), indices,
        new IndexLists(indices.segment(), memory.asSlice(0, bytes), memory.asSlice(bytes), starts, wide, mirror));
  }

  /** Returns a matrix whose rows from {@code start} to {@link #end()} may be used. */
  SignedListMatrix decode(final int start, final int limit) {
    entries(start, Math.min(start + rows, limit));
    long count = 0;
    for (int block = start; block < end; block += BLOCK) {
      starts[block / BLOCK] = count;
      count += sort(block, Math.min(BLOCK, end - block));
    }
    final long needed = count * width();
    if (indices.bytes() < needed) {
      indices.close();
      indices = OffHeap.allocate(needed * 9 / 8);
      lists = view();
    }
    for (int block = start; block < end; block += BLOCK) {
      store(block, Math.min(BLOCK, end - block));
    }
    return lists;
  }

  private int entries(final int start, final int limit) {
    first = start;
    end = limit;
    int count = source.entries(start, end - start, entries, ends);
    while (count < 0) {
      entries = new int[Math.toIntExact(2L * entries.length)];
      count = source.entries(start, end - start, entries, ends);
    }
    return count;
  }

  int end() {
    return end;
  }

  /** Adds a row to zeros. Neighbouring rows are decoded once. */
  void row(final int row, final byte[] weights) {
    if (row < first || row >= end) {
      final int start = row / source.unit() * source.unit();
      entries(start, Math.min(start + source.unit(), source.rows()));
    }
    for (int at = begin(row - first); at < ends[row - first]; at++) {
      weights[entries[at] >> 1] = (byte) (1 - 2 * (entries[at] & 1));
    }
  }

  /**
   * Multiplies rows {@code from} to {@code to - 1} by a batch of bits or trits: entries as they come, and what is
   * decoded once serves all inputs.
   */
  void multiply(final MemorySegment words, final boolean signed, final int batch, final int[] y, final int from,
      final int to) {
    final EntryProducts kernel = Provider.kernels().entries();
    final long group = 2L * source.columns() * EntryProducts.INPUTS;
    final int groups = Math.ceilDiv(batch, EntryProducts.INPUTS);
    if (inputs.bytes() < groups * group) {
      inputs.close();
      inputs = OffHeap.allocate(groups * group);
    }
    for (int number = 0; number < groups; number++) {
      final int first = number * EntryProducts.INPUTS;
      kernel.spread(words, signed, source.columns(), first, Math.min(EntryProducts.INPUTS, batch - first),
          inputs.segment(), number * group);
    }
    for (int start = from; start < to; start = end) {
      entries(start, Math.min(start + rows, to));
      for (int number = 0; number < groups; number++) {
        final int input = number * EntryProducts.INPUTS;
        kernel.times(entries, ends, end - start, inputs.segment(), number * group,
            Math.min(EntryProducts.INPUTS, batch - input), y, input * source.rows() + start, source.rows());
      }
    }
  }

  /** Sets the bits of rows in planes that hold zeros. */
  void planes(final int start, final int limit, final MemorySegment planes) {
    entries(start, limit);
    final int words = Activations.words(source.columns());
    for (int row = 0; row < limit - start; row++) {
      final long base = ((long) (row / ROWS_IN_LANES) * words) * GROUP_BYTES
          + (long) (row % ROWS_IN_LANES) * Long.BYTES;
      for (int at = begin(row); at < ends[row]; at++) {
        final int column = entries[at] >> 1;
        final long place = base + (long) (column / Long.SIZE) * GROUP_BYTES;
        final long bit = 1L << column;
        planes.set(JAVA_LONG, place, planes.get(JAVA_LONG, place) | bit);
        final long sign = place + GROUP_BYTES / 2;
        planes.set(JAVA_LONG, sign, planes.get(JAVA_LONG, sign) | (entries[at] & 1) * bit);
      }
    }
  }

  /**
   * Puts the rows of one block in order of length, by counting, which keeps equal ones in order; returns the indices
   * they take.
   */
  private long sort(final int block, final int size) {
    final int place = block - first;
    int longest = 0;
    for (int row = place; row < place + size; row++) {
      longest = Math.max(longest, length(row));
    }
    if (counts.length < longest + 2) {
      counts = new int[2 * longest + 2];
    }
    Arrays.fill(counts, 0, longest + 2, 0);
    for (int row = place; row < place + size; row++) {
      counts[length(row) + 1]++;
    }
    for (int length = 0; length < longest; length++) {
      counts[length + 1] += counts[length];
    }
    final MemorySegment order = lists.lists().order();
    for (int row = 0; row < size; row++) {
      order.set(JAVA_BYTE, block + counts[length(place + row)]++, (byte) row);
    }
    long needed = 0;
    for (int group = block; group < block + size; group += GROUP) {
      final int lanes = SignedListMatrix.lanes(block + size, group);
      final int length = SignedListMatrix
          .padded(length(place + Byte.toUnsignedInt(order.get(JAVA_BYTE, group + lanes - 1))));
      SignedListMatrix.put(lists.lists().lengths(), wide, group / GROUP, length);
      needed += (long) length * lanes;
    }
    return needed;
  }

  /** Stores the rows of a block that is in order. */
  private void store(final int block, final int size) {
    final MemorySegment order = lists.lists().order();
    long next = starts[block / BLOCK];
    for (int group = block; group < block + size; group += GROUP) {
      final int lanes = SignedListMatrix.lanes(block + size, group);
      final long length = lists.lists().length(group);
      for (int lane = 0; lane < lanes; lane++) {
        list(block - first + Byte.toUnsignedInt(order.get(JAVA_BYTE, group + lane)), next + lane, lanes, length);
      }
      next += length * lanes;
    }
  }

  private int begin(final int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  private int length(final int row) {
    return ends[row] - begin(row);
  }

  private void list(final int row, final long start, final int lanes, final long length) {
    final MemorySegment target = indices.segment();
    final int begin = begin(row);
    final int rowEnd = ends[row];
    int negatives = 0;
    for (int at = begin; at < rowEnd; at++) {
      negatives += entries[at] & 1;
    }
    long positive = start;
    long negative = start + (long) (rowEnd - begin - negatives) * lanes;
    for (int at = begin; at < rowEnd; at++) {
      final int entry = entries[at];
      final int sign = entry & 1;
      SignedListMatrix.put(target, wide, sign == 0 ? positive : negative, (entry >> 1) + (-sign & mirror));
      positive += (1 - sign) * lanes;
      negative += sign * lanes;
    }
    for (; negative < start + length * lanes; negative += lanes) {
      SignedListMatrix.put(target, wide, negative, source.columns());
    }
  }

  @Override
  public long offHeapBytes() {
    return indices.bytes() + inputs.bytes() + lengths.bytes();
  }

  @Override
  public void close() {
    indices.close();
    inputs.close();
    lengths.close();
  }
}
