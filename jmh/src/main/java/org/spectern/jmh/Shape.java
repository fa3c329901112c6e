package org.spectern.jmh;

/**
 * Rows and columns, as parameters write them: {@code 1024x784}.
 *
 * @param rows results of a product
 * @param columns entries of its vector
 */
public record Shape(int rows, int columns) {
  /** Reads a parameter. */
  public static Shape parse(String text) {
    final String[] sides = text.split("x");
    if (sides.length != 2) {
      throw new IllegalArgumentException("a shape is rows x columns, such as 512x784: shape=" + text);
    }
    return new Shape(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }

  /** Number of weights. */
  public long weights() {
    return (long) rows * columns;
  }
}
