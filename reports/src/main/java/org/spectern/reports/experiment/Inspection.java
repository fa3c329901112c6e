package org.spectern.reports.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.ModelFile;
import org.spectern.kernels.network.Section;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.TextTable;

/**
 * What a model file holds.
 *
 * @param model the file
 * @param bytes its length
 * @param inputs pixels of an image
 * @param classes scores
 * @param readoutBits bits of a readout weight
 * @param layers hidden layers, first to last
 * @param sections byte by byte
 */
public record Inspection(String model, long bytes, int inputs, int classes, int readoutBits, List<Layer> layers,
    List<Part> sections) {

  /** One hidden layer. */
  public record Layer(int width, int columns, String layout, double eps, long nonzeros, int levels, long weightBytes) {}

  /** One section of the file. */
  public record Part(String type, int layer, long offset, long length, String crc32c) {}

  public static Inspection of(Path model) throws IOException {
    final List<Part> parts = new ArrayList<>();
    for (final Section section : ModelFile.sections(model)) {
      parts.add(new Part(section.type().name(), section.layer(), section.offset(), section.length(),
          String.format("%08x", section.checksum())));
    }
    try (CompressedNetwork network = ModelFile.open(model)) {
      final List<Layer> layers = new ArrayList<>();
      for (final HiddenLayer layer : network.layers().layers()) {
        layers.add(new Layer(layer.width(), layer.columns(), layer.weights().layout().name(), layer.eps(),
            layer.weights().nonzeros(), layer.activation().integerLevels().length, layer.weights().weightBytes()));
      }
      return new Inspection(model.toString(), Files.size(model), network.columns(), network.classes(),
          network.readout().bits(), layers, parts);
    }
  }

  /** For a terminal. */
  public String asText() {
    final Table net = new Table().words("layer").numbers("inputs").numbers("width").words("layout").numbers("eps")
        .numbers("nonzero").numbers("levels").numbers("weight bytes");
    for (int l = 0; l < layers.size(); l++) {
      final Layer layer = layers.get(l);
      net.row(Integer.toString(l + 1), Integer.toString(layer.columns()), Integer.toString(layer.width()),
          layer.layout(), Quantity.number(layer.eps()), Quantity.count(layer.nonzeros()),
          Integer.toString(layer.levels()), Quantity.count(layer.weightBytes()));
    }
    final Table table = new Table().words("section").numbers("layer").numbers("offset").numbers("bytes")
        .words("CRC32C");
    for (final Part part : sections) {
      table.row(part.type(), Integer.toString(part.layer()), Quantity.count(part.offset()),
          Quantity.count(part.length()), part.crc32c());
    }
    return model + ": " + Quantity.count(bytes) + " bytes, " + inputs + " inputs, " + classes + " classes, readout "
        + (readoutBits == 32 ? "float32" : readoutBits + " bits") + "\n\n" + TextTable.of(net) + "\n"
        + TextTable.of(table);
  }
}
