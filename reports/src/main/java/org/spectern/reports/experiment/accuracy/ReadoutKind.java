package org.spectern.reports.experiment.accuracy;

/** How the readout of a frozen net is trained. */
public enum ReadoutKind {
  /** Ridge regression by Cholesky, lambda chosen on a validation part of the training set. */
  RIDGE("ridge, Cholesky"),
  /** Softmax regression by Adam, learning rate and epoch chosen on a validation part of the training set. */
  SOFTMAX("softmax, Adam"),
  /** The recipe of the authors' published code: softmax of a softmax, images class after class, no bias. */
  AUTHORS("the authors' recipe");

  private final String label;

  ReadoutKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
