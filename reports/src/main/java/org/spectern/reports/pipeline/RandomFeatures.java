package org.spectern.reports.pipeline;

import org.bytedeco.javacpp.DoublePointer;
import org.spectern.theory.activation.Activation;

/** Features of the last layer of nets with random weights, for a fixed set of float inputs. */
interface RandomFeatures extends AutoCloseable {

  /**
   * A layer.
   *
   * @param width d_l
   * @param mean μ_l, which centres its outputs
   */
  record Layer(int width, Activation activation, double mean) {
    float activate(float preActivation) {
      return (float) (activation.value(preActivation) - mean);
    }
  }

  /**
   * Draws a net.
   *
   * @param into takes √d_L Σ_L, feature-major: feature i of input j at {@code i * inputs + j}
   */
  void draw(long seed, DoublePointer into, Team team);

  @Override
  void close();
}
