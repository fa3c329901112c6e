package org.spectern.reports.data;

/**
 * An array of unsigned bytes as the IDX format holds it: rank 1 to 3, last axis fastest.
 *
 * <p>The values are not copied in or out: an image set of MNIST's size is 47 MB.
 */
public final class Idx {
  private final String file;
  private final String sha256;
  private final int[] shape;
  private final byte[] values;

  Idx(String file, String sha256, int[] shape, byte[] values) {
    this.file = file;
    this.sha256 = sha256;
    this.shape = shape;
    this.values = values;
  }

  /** Path or resource name, for messages. */
  public String file() {
    return file;
  }

  /** SHA-256 of the file as stored (before decompression), in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  public int rank() {
    return shape.length;
  }

  /** Length of an axis; axis 0 counts the items. */
  public int length(int axis) {
    return shape[axis];
  }

  /** Values per item: the product of all axes but the first. */
  public int itemSize() {
    return values.length / shape[0];
  }

  /** The values, unsigned, shared with this object. */
  public byte[] values() {
    return values;
  }

  /** Bytes of the header: two zeros, the type, the rank, then one 32-bit length per axis. */
  int headerBytes() {
    return IdxReader.MAGIC_BYTES + Integer.BYTES * shape.length;
  }

  /** Returns this array if its rank lies between the bounds, inclusive. */
  Idx ofRank(int least, int most) throws IdxFormatException {
    if (rank() < least || rank() > most) {
      final String wanted = least == most ? "rank " + least : "rank " + least + " to " + most;
      throw new IdxFormatException(file, IdxReader.MAGIC_BYTES - 1, wanted, "rank " + rank());
    }
    return this;
  }
}
