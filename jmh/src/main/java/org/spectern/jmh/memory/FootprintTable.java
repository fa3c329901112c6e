package org.spectern.jmh.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spectern.jmh.Sha256;
import org.spectern.kernels.Layout;

/**
 * Everything that is measured in bytes.
 *
 * @param layouts single matrices
 * @param nets whole nets
 * @param freshJvms processes
 * @param checksums SHA-256 of the model files that were made for it, by name
 */
public record FootprintTable(List<LayoutFootprint> layouts, List<NetFootprint> nets, List<FreshJvm> freshJvms,
    Map<String, String> checksums) {
  /** Nothing has been measured. */
  public static final FootprintTable NONE = new FootprintTable(List.of(), List.of(), List.of(), Map.of());
  /** The name under which {@code --include} finds these measurements. */
  public static final String NAME = FootprintTable.class.getPackageName() + ".Footprints";

  private static final int IMAGES = 1000;

  /**
   * What is to be measured.
   *
   * @param shapes rows and columns of single matrices
   * @param eps shares of zeros of single matrices
   * @param widths of nets
   * @param netEps share of zeros of nets
   */
  public record Extent(List<int[]> shapes, List<Double> eps, List<int[]> widths, double netEps) {
    private static final double SECONDS_PER_MATRIX = .05;
    private static final double SECONDS_PER_NET = 2;

    /** A few sizes, a dozen seconds. */
    public static final Extent SMALL = new Extent(List.of(new int[]{1024, 1024}), List.of(.5, .9, .99),
        List.of(new int[]{1500, 1500, 1500}), .9);
    /** The paper's shapes, and the large net. */
    public static final Extent LARGE = new Extent(
        List.of(new int[]{1500, 784}, new int[]{1024, 1024}, new int[]{1500, 1500}, new int[]{2000, 5000},
            new int[]{4096, 4096}),
        List.of(0., .5, .8, .9, .95, .99, .998),
        List.of(new int[]{1500, 1500, 1500}, new int[]{5000, 5000, 2500}), .9);

    /** Wall-clock time that the measurements take, roughly. */
    public double seconds() {
      final int layouts = Layout.values().length;
      return layouts * (shapes.size() * eps.size() * SECONDS_PER_MATRIX + widths.size() * SECONDS_PER_NET);
    }
  }

  /** Measures; model files go to a temporary folder. */
  public static FootprintTable measure(Extent extent) throws IOException {
    final List<LayoutFootprint> layouts = new ArrayList<>();
    for (final int[] shape : extent.shapes()) {
      layouts.add(LayoutFootprint.dense(shape[0], shape[1]));
      for (final double eps : extent.eps()) {
        for (final Layout layout : Layout.values()) {
          layouts.add(LayoutFootprint.of(layout, shape[0], shape[1], eps));
        }
      }
    }
    final Path folder = Files.createTempDirectory("spectern-models");
    try {
      return nets(extent, folder, layouts);
    } finally {
      try (var files = Files.list(folder)) {
        for (final Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static FootprintTable nets(Extent extent, Path folder, List<LayoutFootprint> layouts) throws IOException {
    final List<NetFootprint> nets = new ArrayList<>();
    final List<FreshJvm> processes = new ArrayList<>(List.of(FreshJvm.empty()));
    final Map<String, String> checksums = new TreeMap<>();
    for (final int[] widths : extent.widths()) {
      nets.add(NetFootprint.dense(widths));
      for (final Layout layout : Layout.values()) {
        final String name = layout.name() + ' ' + NetFootprint.text(widths);
        final Path file = folder.resolve(layout.name() + ".spectern");
        nets.add(NetFootprint.of(layout, widths, extent.netEps(), file));
        processes.add(FreshJvm.answering(name, file, IMAGES));
        checksums.put(name + ".spectern", Sha256.of(Files.readAllBytes(file)));
      }
    }
    return new FootprintTable(List.copyOf(layouts), nets, processes, checksums);
  }
}
