package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.spectern.kernels.product.BitPlaneProducts.GROUP_BYTES;
import static org.spectern.kernels.product.BitPlaneProducts.ROWS;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.BitPlaneProducts;

/** Two bits per weight in the form that {@link BitPlaneProducts} describes. */
final class BitPlaneMatrix extends TernaryMatrix {
  private static final int ROW_BLOCK = 64;

  private final int words;

  private BitPlaneMatrix(final int rows, final int columns, final OffHeap memory) {
    super(rows, columns, memory);
    words = Activations.words(columns);
  }

  private static long bytes(final int rows, final int columns) {
    return (long) Math.ceilDiv(rows, ROWS) * Activations.words(columns) * GROUP_BYTES;
  }

  static BitPlaneMatrix encode(final TernarySource source) {
    final OffHeap memory = OffHeap.allocate(bytes(source.rows(), source.columns()));
    final BitPlaneMatrix matrix = new BitPlaneMatrix(source.rows(), source.columns(), memory);
    final byte[] weights = new byte[source.columns()];
    for (int row = 0; row < source.rows(); row++) {
      source.row(row, weights);
      matrix.store(row, weights);
    }
    return matrix;
  }

  static BitPlaneMatrix over(final int rows, final int columns, final OffHeap memory) {
    Checks.equal("stored.byteSize", memory.bytes(), bytes(rows, columns));
    final BitPlaneMatrix matrix = new BitPlaneMatrix(rows, columns, memory);
    for (int row = 0; row < Math.ceilDiv(rows, ROWS) * ROWS; row++) {
      matrix.checkRow(row);
    }
    return matrix;
  }

  /** Signs lie inside the nonzeros, and nothing lies past the last row and column. */
  private void checkRow(final int row) {
    final MemorySegment planes = memory.segment();
    for (int word = 0; word < words; word++) {
      final long nonzero = planes.get(JAVA_LONG, at(row, word));
      final long sign = planes.get(JAVA_LONG, at(row, word) + ROWS * Long.BYTES);
      final int used = row < rows() ? Math.min(Long.SIZE, columns() - word * Long.SIZE) : 0;
      final long allowed = used == 0 ? 0 : -1L >>> Long.SIZE - used;
      if ((nonzero & ~allowed | sign & ~nonzero) != 0) {
        throw new IllegalArgumentException("a sign belongs to a weight, and a weight to a row and a column: row=" + row
            + " word=" + word + " nonzero=" + Long.toHexString(nonzero) + " sign=" + Long.toHexString(sign));
      }
    }
  }

  /** A matrix of zeros, whose memory someone fills. */
  static BitPlaneMatrix allocate(final int rows, final int columns) {
    return new BitPlaneMatrix(rows, columns, OffHeap.allocate(bytes(rows, columns)));
  }

  private void store(final int row, final byte[] weights) {
    final MemorySegment planes = memory.segment();
    for (int word = 0; word < words; word++) {
      long nonzero = 0;
      long sign = 0;
      for (int column = word * Long.SIZE; column < Math.min((word + 1) * Long.SIZE, columns()); column++) {
        final int weight = weights[column];
        Checks.weight(row, column, weight);
        nonzero |= (long) (weight & 1) << column;
        sign |= (long) (weight >>> 31) << column;
      }
      planes.set(JAVA_LONG, at(row, word), nonzero);
      planes.set(JAVA_LONG, at(row, word) + ROWS * Long.BYTES, sign);
    }
  }

  private long at(final int row, final int word) {
    return ((long) (row / ROWS) * words + word) * GROUP_BYTES + (long) (row % ROWS) * Long.BYTES;
  }

  @Override
  public void row(final int row, final byte[] weights) {
    Checks.index("row", row, rows());
    Checks.atLeast("weights.length", weights.length, columns());
    final MemorySegment planes = memory.segment();
    for (int column = 0; column < columns(); column++) {
      final long at = at(row, column / Long.SIZE);
      final int nonzero = (int) (planes.get(JAVA_LONG, at) >>> column) & 1;
      final int sign = (int) (planes.get(JAVA_LONG, at + ROWS * Long.BYTES) >>> column) & 1;
      weights[column] = (byte) (nonzero - 2 * sign);
    }
  }

  @Override
  public Layout layout() {
    return Layout.BIT_PLANES;
  }

  @Override
  public long nonzeros() {
    final MemorySegment planes = memory.segment();
    long count = 0;
    for (int row = 0; row < rows(); row++) {
      for (int word = 0; word < words; word++) {
        count += Long.bitCount(planes.get(JAVA_LONG, at(row, word)));
      }
    }
    return count;
  }

  @Override
  public int rowBlock() {
    return ROW_BLOCK;
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    kernel().timesBinary(memory.segment(), words, x.segment(), y, from, to);
  }

  @Override
  void product(final TernaryVector x, final int[] y, final int from, final int to) {
    kernel().timesTernary(memory.segment(), words, x.segment(), y, from, to);
  }

  @Override
  void product(final Int8Vector x, final int[] y, final int from, final int to) {
    final BitPlanes planes = x.planes();
    kernel().timesPlanes(memory.segment(), words, planes.words(), planes.depth(), planes.signed(), 1, y, rows(), from,
        to);
  }

  @Override
  void product(final Float32Vector x, final float[] y, final int from, final int to) {
    kernel().timesFloats(memory.segment(), words, x.segment(), y, from, to);
  }

  @Override
  void product(final BinaryBatch x, final int[] y, final int from, final int to) {
    kernel().timesBinaries(memory.segment(), words, x.segment(), x.batch(), y, rows(), from, to);
  }

  @Override
  void product(final TernaryBatch x, final int[] y, final int from, final int to) {
    kernel().timesTernaries(memory.segment(), words, x.segment(), x.batch(), y, rows(), from, to);
  }

  @Override
  void product(final Int8Batch x, final int[] y, final int from, final int to) {
    final BitPlanes planes = x.planes();
    kernel().timesPlanes(memory.segment(), words, planes.words(), planes.depth(), planes.signed(), x.batch(), y, rows(),
        from,
        to);
  }

  @Override
  void product(final Float32Batch x, final Float32Batch y, final int from, final int to) {
    kernel().timesFloatBatch(memory.segment(), words, columns(), x.segment(), x.stride(), y.segment(), from, to);
  }

  private static BitPlaneProducts kernel() {
    return Provider.kernels().bitPlanes();
  }
}
