package org.spectern.reports.experiment;

/**
 * One way to write one net to a file.
 *
 * @param layout how the weights are stored; SEEDED stores a seed in their place
 * @param readoutBits bits of a readout weight
 * @param fileBytes length of the file, first seed
 * @param accuracy mean test accuracy over the seeds
 */
public record Variant(String layout, int readoutBits, long fileBytes, double accuracy) {
  /** Whether the file holds the weights themselves. */
  public boolean storesWeights() {
    return !layout.equals("SEEDED");
  }
}
