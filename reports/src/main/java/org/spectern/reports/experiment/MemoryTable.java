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
    return net.accuracies().size() == 1 ? Quantity.percent(net.accuracy())
        : Quantity.plusMinus(100 * net.accuracy(), 100 * net.spread(), 2) + " %";
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%+.2f", 100 * share);
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

  /** Bits per weight as stored, beside what no lossless code can go below. */
  static Table entropy(MemoryResults.Shape shape) {
    final Table table = new Table().words("net").words("eps").words("layouts").numbers("paper's count, bits per weight")
        .numbers("Shannon bound, bits per weight").numbers("resident, bits per weight");
    for (final MemoryResults.Net net : shape.nets()) {
      if (net.entropyBits() > 0) {
        table.row(net.family(), net.sparsity(), layouts(net),
            bits((double) net.ledgers().paperBits() / shape.weights()), bits(net.entropyBits() / shape.weights()),
            bits(8.0 * net.ledgers().offHeapBytes() / shape.weights()));
      }
    }
    return table;
  }

  private static String layouts(MemoryResults.Net net) {
    final String all = String.join(", ", net.layouts().stream().distinct().toList());
    return all.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String bits(double bits) {
    return String.format(Locale.ROOT, "%.3f", bits);
  }
}
