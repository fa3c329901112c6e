package org.spectern.kernels.network;

/** What a section of a model file holds. Sections lie in the file in the order of these codes, layers ascending. */
public enum SectionType {
  /** The mean image and the spread of the pixels. */
  INPUT(1),
  /** Shape, eps and activation of one layer. */
  LAYER(2),
  /** Shape, scales and biases of the readout. */
  READOUT(3),
  /** The ternary weights of one layer, in the form that products use in place. */
  WEIGHTS(4),
  /** The weights of the readout, in the form that scores use in place. */
  READOUT_WEIGHTS(5);

  private final int code;

  SectionType(int code) {
    this.code = code;
  }

  /** Whether such sections lie before the weights and hold plain fields. */
  boolean beforeWeights() {
    return this == INPUT || this == LAYER || this == READOUT;
  }

  /** The number that stands for this type in a file. */
  int code() {
    return code;
  }
}
