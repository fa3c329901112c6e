package org.spectern.reports.experiment.paper.spectra;

import java.util.List;
import java.util.stream.IntStream;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.XyChart;
import org.spectern.theory.spectrum.Histogram;

/** Histograms of eigenvalues and lines of eigenvectors. */
final class SpectrumCharts {
  private static final int BINS = 50;
  /** The bulk ends at this quantile: isolated eigenvalues would squeeze it into one bin. */
  static final double BULK = .95;

  private SpectrumCharts() {}

  /** A spectrum and how it is called. */
  record Named(String name, Spectrum spectrum) {}

  /** Densities of eigenvalues, the first filled, over the bulk of all of them or over the whole range. */
  static XyChart histogram(String title, boolean bulk, List<Named> spectra) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (final Named named : spectra) {
      final double[] values = named.spectrum.eigenvalues();
      from = Math.min(from, values[0]);
      to = Math.max(to, values[bulk ? (int) Math.round(BULK * (values.length - 1)) : values.length - 1]);
    }
    final XyChart chart = new XyChart(title, "Histogram of eigenvalues.", Axis.linear("eigenvalue"),
        Axis.linear("density of eigenvalues").from(0));
    for (final Named named : spectra) {
      chart.add(series(named, from, to, named == spectra.getFirst()));
    }
    return chart;
  }

  private static Series series(Named named, double from, double to, boolean filled) {
    final double[] values = named.spectrum.eigenvalues();
    final Histogram histogram = Histogram.of(values, from, to, BINS);
    final double[] edges = IntStream.rangeClosed(0, BINS).mapToDouble(histogram::edge).toArray();
    final double[] density = IntStream.range(0, BINS)
        .mapToDouble(k -> histogram.counts()[k] / (values.length * (edges[1] - edges[0]))).toArray();
    return filled ? Series.bins(named.name, edges, density) : Series.steps(named.name, edges, density);
  }

  /** Entries of the eigenvectors of the k-th largest eigenvalues, with the sign of the first spectrum's. */
  static XyChart vectors(String title, int k, List<Named> spectra) {
    final XyChart chart = new XyChart(title, "Entries of an eigenvector over the observations, class after class.",
        Axis.linear("observation, class after class"), Axis.linear("entry"));
    final double[] first = spectra.getFirst().spectrum.vectors()[k];
    for (final Named named : spectra) {
      final double[] vector = named.spectrum.vectors()[k];
      double product = 0;
      for (int i = 0; i < vector.length; i++) {
        product += vector[i] * first[i];
      }
      final double sign = product < 0 ? -1 : 1;
      chart.add(Series.line(named.name,
          IntStream.range(0, vector.length).mapToObj(i -> Point.of(i + 1, sign * vector[i])).toList()));
    }
    return chart;
  }
}
