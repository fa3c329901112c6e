package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

/**
 * Vectors of floats, element-major: element j of input b lies at {@code j * stride() + b}, so that a product adds whole
 * rows of inputs. One row of zeros stands behind the last element.
 */
public final class Float32Batch extends Activations {
  private static final int LANES = 16;

  private Float32Batch(final int columns, final int batch) {
    super(columns, batch, (columns + 1L) * stride(batch) * Float.BYTES);
  }

  /** Returns a batch of zeros. */
  public static Float32Batch allocate(final int columns, final int batch) {
    checkSize(columns, batch);
    return new Float32Batch(columns, batch);
  }

  private static int stride(final int batch) {
    return Math.ceilDiv(batch, LANES) * LANES;
  }

  /** Returns the floats from one element to the next. */
  public int stride() {
    return stride(batch);
  }

  /** Returns an element of an input. */
  public float get(final int input, final int element) {
    return segment().getAtIndex(JAVA_FLOAT, at(input, element));
  }

  /** Sets an element of an input. */
  public void set(final int input, final int element, final float value) {
    segment().setAtIndex(JAVA_FLOAT, at(input, element), value);
  }

  /** Copies {@link #length()} values to one input. */
  public void copyFrom(final int input, final float[] values) {
    Checks.equal("values.length", values.length, columns);
    final long first = at(input, 0);
    for (int element = 0; element < columns; element++) {
      segment().setAtIndex(JAVA_FLOAT, first + (long) element * stride(), values[element]);
    }
  }

  /** Copies one input to {@link #length()} values. */
  public void copyTo(final int input, final float[] values) {
    Checks.equal("values.length", values.length, columns);
    final long first = at(input, 0);
    for (int element = 0; element < columns; element++) {
      values[element] = segment().getAtIndex(JAVA_FLOAT, first + (long) element * stride());
    }
  }

  /** Applies a function to every element, such as ReLU. */
  public void map(final FloatFunction function) {
    for (int element = 0; element < columns; element++) {
      for (int input = 0; input < batch; input++) {
        set(input, element, function.apply(get(input, element)));
      }
    }
  }

  /** A function of one float. */
  @FunctionalInterface
  public interface FloatFunction {
    /** Returns the image of a value. */
    float apply(float value);
  }

  private long at(final int input, final int element) {
    Checks.index("input", input, batch);
    Checks.index("element", element, columns);
    return (long) element * stride() + input;
  }
}
