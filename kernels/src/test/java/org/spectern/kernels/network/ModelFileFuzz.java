package org.spectern.kernels.network;

/**
 * What Jazzer calls with bytes of its own making: {@code mvn -Pfuzz verify -pl kernels -am} does so for five minutes.
 * Anything but a refusal or an answer is a finding. The inputs it kept live on as a regression test,
 * {@link CorpusTest}.
 */
public final class ModelFileFuzz {
  private ModelFileFuzz() {}

  /** Tries the bytes as they are, and with length and checksums made true. */
  public static void fuzzerTestOneInput(byte[] data) {
    ModelBytes.refusedOrAnswers(data);
    ModelBytes.refusedOrAnswers(ModelBytes.repaired(data));
  }
}
