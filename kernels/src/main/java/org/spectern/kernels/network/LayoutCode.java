package org.spectern.kernels.network;

import org.spectern.kernels.Layout;

/** The numbers that stand for layouts in a model file: fixed, whatever order the enum is in. */
final class LayoutCode {
  private LayoutCode() {}

  static int of(Layout layout) {
    return switch (layout) {
      case BIT_PLANES -> 1;
      case FIVE_TRIT -> 2;
      // 3 was the form of 16-bit words, 4 that of lists stored row by row; they are no longer read.
      case THREE_TRIT -> 7;
      case RICE -> 5;
      case SEEDED -> 6;
      case SIGNED_LISTS -> 8;
    };
  }

  /** The layout behind a number, or null where none has it. */
  static Layout layout(int code) {
    for (final Layout layout : Layout.values()) {
      if (of(layout) == code) {
        return layout;
      }
    }
    return null;
  }
}
