package org.spectern.reports.experiment.paper.spectra;

import java.util.List;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.PaperSettings;

/**
 * Sizes of Figure 2.
 *
 * @param draws after how many draws means are compared
 * @param firstDraws the same for the first seed, whose spectra are shown
 * @param compressedDraws how many compressed nets are drawn
 * @param sizes n = p of the mixtures on which the error is followed as they grow
 */
record Figure2Plan(List<Subject> subjects, long[] seeds, int[] draws, int[] firstDraws, int compressedDraws,
    int[] sizes) {
  /** The laws of the paper's Figure 2, and its compressed weights. */
  static final List<String> LAWS = List.of("gaussian", "sign", "ternary:0.9");
  private static final String RELU = "relu,relu,relu";
  private static final int[] WIDTHS = {2000, 2000, 1000};

  /**
   * One kernel of the figure.
   *
   * @param laws of the weights of nets that are drawn
   * @param levels N of the compressed net
   * @param exact whether N levels, or fewer, can meet all four equations
   */
  record Subject(String name, String data, int count, int dimension, String stack, int[] widths, List<String> laws,
      int levels, boolean exact) {
    KernelSetting at(long seed) {
      return new KernelSetting(data, count, dimension, stack, widths, seed);
    }
  }

  static Figure2Plan of(PaperSettings settings, PaperData data) {
    final String pair = capital(data.pairName());
    final boolean full = settings.full();
    final int n = full ? 2000 : 1000;
    final int images = full ? 3200 : n;
    return new Figure2Plan(
        List.of(new Subject("Gaussian mixture", "mixed", n, full ? 8000 : 2000, RELU, WIDTHS, LAWS, 12, true),
            // A polynomial of degree two is itself the function of least variance: no number of levels can reach it.
            new Subject(pair, KernelSetting.IMAGES, images, 0, "poly:0.2,1,0,relu,relu", WIDTHS, LAWS, 32,
                false),
            new Subject(pair + ", ReLU", KernelSetting.IMAGES, images, 0, RELU, WIDTHS, List.of(), 12, true),
            new Subject(pair + " of length 1, ReLU", KernelSetting.UNIT_IMAGES, images, 0, RELU, WIDTHS,
                List.of(),
                12, true)),
        settings.each(), full ? new int[]{1, 10, 100} : new int[]{1, 4, 16},
        full ? new int[]{1, 10, 100, 1000} : new int[]{1, 4, 16}, full ? 100 : 4,
        full ? new int[]{256, 512, 1024, 2048, 4096} : new int[]{256, 512, 1024});
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The mixture of theory.md's table of convergence under one layer. */
  KernelSetting growing(int size, long seed) {
    return new KernelSetting("correlated", size, size, "relu", new int[0], seed);
  }
}
