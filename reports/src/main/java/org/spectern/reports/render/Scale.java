package org.spectern.reports.render;

/**
 * Maps values to pixels.
 *
 * @param logarithmic whether {@code from} and {@code to} are decimal logarithms of the values at the ends
 * @param start pixel of {@code from}
 * @param end pixel of {@code to}; smaller than {@code start} on a vertical axis
 */
record Scale(boolean logarithmic, double from, double to, double start, double end) {

  double at(double value) {
    final double forward = logarithmic ? Math.log10(value) : value;
    return start + (forward - from) / (to - from) * (end - start);
  }

  double least() {
    return logarithmic ? Math.pow(10, from) : from;
  }

  double most() {
    return logarithmic ? Math.pow(10, to) : to;
  }

  Scale onto(double newStart, double newEnd) {
    return new Scale(logarithmic, from, to, newStart, newEnd);
  }
}
