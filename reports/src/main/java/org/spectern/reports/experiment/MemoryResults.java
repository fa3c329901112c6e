package org.spectern.reports.experiment;

import java.util.List;
import java.util.Map;

/**
 * What {@code reproduce memory} measured; {@code results.json} is this record.
 *
 * @param command the arguments that made it
 * @param settings what was asked for
 * @param machine where it was measured
 * @param provider the kernels that answered, and why they were chosen
 * @param dense the library behind the dense original
 * @param data which images, in one line
 * @param warning what the reader must know about the data, or an empty string
 * @param fingerprint checksum of the data
 * @param shapes one entry per net shape
 * @param seconds wall-clock time of the whole run
 */
public record MemoryResults(String command, MemorySettings settings, Machine machine, String provider, String dense,
    String data, String warning, String fingerprint, List<Shape> shapes, double seconds) {

  /**
   * The nets of one shape, the original first.
   *
   * @param widths d_1 … d_L
   * @param weights weights of the net without its readout
   */
  public record Shape(int[] widths, long weights, List<Net> nets) {
    public Net original() {
      return nets.getFirst();
    }
  }

  /**
   * One net.
   *
   * @param kind what it is
   * @param levels levels of its activations, 0 if they are not steps
   * @param eps share of zero weights, one per layer; empty for the original
   * @param accuracies test accuracy of each seed, with the readout chosen
   * @param accuracyByReadout mean test accuracy by readout: "float32", "8", "6", "4" bits
   * @param readoutBits the readout chosen, on validation images of the first seed
   * @param nonzeros nonzero weights, readout included
   * @param entropyBits Shannon bound of the ternary weights in bits; 0 for the original
   * @param ledgers bytes, of the first seed, stored for speed: see NetTrainer.quickLayout
   * @param speed inferences per second, of the first seed
   * @param ridge identity that the last layer adds to the kernel beyond the original's, tau~² − tau²
   * @param stored the same net in every layout; empty for nets that were not asked for it
   * @param variants its smallest files; empty for nets without step activations
   */
  public record Net(NetKind kind, int levels, double[] eps, List<Double> accuracies,
      Map<String, Double> accuracyByReadout, int readoutBits, long nonzeros, double entropyBits, Ledgers ledgers,
      Speed speed, double ridge, List<StoredNet> stored, List<Variant> variants) {

    /** Mean accuracy over the seeds. */
    public double accuracy() {
      return summary().mean();
    }

    /** The same with its interval. */
    public Summary summary() {
      return Summary.of(accuracies);
    }

    /** The net in words, without its sparsity. */
    public String family() {
      return switch (kind) {
        case ORIGINAL -> "original, float32";
        case TERNARY_RELU -> "ternary, ReLU";
        case ONE_BIT -> "ternary, one bit";
        case LEVELS -> "ternary, " + levels + " levels";
      };
    }

    /** Share of zero weights in words; empty for the original. */
    public String sparsity() {
      return eps.length == 0 ? "" : Sparsity.text(eps);
    }

    /** The net in words, with its sparsity. */
    public String label() {
      return eps.length == 0 ? family() : family() + ", eps " + sparsity();
    }
  }
}
