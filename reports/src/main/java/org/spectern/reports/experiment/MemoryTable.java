package org.spectern.reports.experiment;

import java.util.Locale;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;

/** The nets of one shape as a table, for the terminal and the page. */
final class MemoryTable {
  private MemoryTable() {}

  static Table of(MemoryResults.Shape shape) {
    final Table table = new Table().words("net").words("eps").numbers("accuracy").numbers("points lost")
        .words("readout")
        .numbers("paper's count").numbers("file").numbers("resident").numbers("×paper").numbers("×file")
        .numbers("×resident").numbers("inferences/s").numbers("×speed");
    final MemoryResults.Net original = shape.original();
    for (final MemoryResults.Net net : shape.nets()) {
      table.row(net.family(), net.sparsity(), accuracy(net), points(original.accuracy() - net.accuracy()),
          ReadoutChoice.name(net.readoutBits()) + (net.readoutBits() == 32 ? "" : " bits"),
          Quantity.bytes(net.ledgers().paperBits() / 8.0), Quantity.bytes(net.ledgers().fileBytes()),
          Quantity.bytes(net.ledgers().residentBytes()),
          Quantity.factor((double) original.ledgers().paperBits() / net.ledgers().paperBits()),
          Quantity.factor((double) original.ledgers().fileBytes() / net.ledgers().fileBytes()),
          Quantity.factor((double) original.ledgers().residentBytes() / net.ledgers().residentBytes()),
          speed(net.speed()), Quantity.factor(net.speed().median() / original.speed().median()));
    }
    return table;
  }

  private static String accuracy(MemoryResults.Net net) {
    return net.summary().percent();
  }

  private static String points(double share) {
    final String text = String.format(Locale.ROOT, "%+.2f", 100 * share);
    return text.endsWith("0.00") ? "0.00" : text.replace('-', '−');
  }

  private static String speed(Speed speed) {
    return String.format(Locale.ROOT, "%,.0f ± %,.0f", speed.median(), (speed.upper() - speed.lower()) / 2);
  }

  /** Accuracy of every net for every readout. */
  static Table readouts(MemoryResults.Shape shape) {
    final Table table = new Table().words("net").words("eps");
    for (final int bits : ReadoutChoice.BITS) {
      table.numbers(bits == 32 ? "float32" : bits + " bits");
    }
    table.words("chosen on validation images");
    for (final MemoryResults.Net net : shape.nets()) {
      final String[] cells = new String[ReadoutChoice.BITS.size() + 3];
      cells[0] = net.family();
      cells[1] = net.sparsity();
      for (int i = 0; i < ReadoutChoice.BITS.size(); i++) {
        cells[i + 2] = Quantity.percent(net.accuracyByReadout().get(ReadoutChoice.name(ReadoutChoice.BITS.get(i))));
      }
      cells[cells.length - 1] = net.readoutBits() == 32 ? "float32" : net.readoutBits() + " bits";
      table.row(cells);
    }
    return table;
  }

  /** The nets that were stored in every layout: bits per weight beside what no lossless code can go below. */
  static Table layouts(MemoryResults.Shape shape) {
    final Table table = new Table().words("net").words("eps").words("layout").numbers("bits per weight")
        .numbers("Shannon bound").numbers("file").numbers("resident").numbers("×file").numbers("×resident")
        .numbers("inferences/s").numbers("×speed");
    final MemoryResults.Net original = shape.original();
    for (final MemoryResults.Net net : shape.nets()) {
      for (final StoredNet stored : net.stored()) {
        table.row(net.family(), net.sparsity(), words(stored.layout()), bits(stored.bitsPerWeight()),
            bits(net.entropyBits() / shape.weights()), Quantity.bytes(stored.ledgers().fileBytes()),
            Quantity.bytes(stored.ledgers().residentBytes()),
            Quantity.factor((double) original.ledgers().fileBytes() / stored.ledgers().fileBytes()),
            Quantity.factor((double) original.ledgers().residentBytes() / stored.ledgers().residentBytes()),
            speed(stored.speed()), Quantity.factor(stored.speed().median() / original.speed().median()));
      }
    }
    return table;
  }

  /** The smallest files at each loss of accuracy, with the weights in the file and with a seed in their place. */
  static Table smallest(MemoryResults.Shape shape) {
    final Table table = new Table().numbers("points lost, at most").words("file holds").numbers("×file").numbers("file")
        .numbers("accuracy").numbers("lost").words("net").words("eps").words("layout").words("readout");
    for (final double limit : SmallestFile.LIMITS) {
      for (final boolean weights : new boolean[]{true, false}) {
        SmallestFile.of(shape, limit, weights).ifPresent(found -> table.row(
            String.format(Locale.ROOT, "%.1f", 100 * limit), weights ? "weights" : "a seed",
            Quantity.factor(found.factor()), Quantity.bytes(found.variant().fileBytes()),
            Quantity.percent(found.variant().accuracy()), points(found.lost()), found.net().family(),
            found.net().sparsity(), words(found.variant().layout()), found.variant().readoutBits() + " bits"));
      }
    }
    return table;
  }

  static String words(String layout) {
    return layout.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String bits(double bits) {
    return String.format(Locale.ROOT, "%.4f", bits);
  }
}
