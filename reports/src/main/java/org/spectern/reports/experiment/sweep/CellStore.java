package org.spectern.reports.experiment.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.spectern.reports.data.AtomicFile;
import org.spectern.reports.data.Sha256;
import org.spectern.reports.render.Json;

/**
 * Results of cells, one JSON file each, named by the hash of the cell's key. Several processes, on several machines,
 * may share the folder.
 */
public final class CellStore {
  private static final int HASH_DIGITS = 24;

  /** What a result depends on. */
  private record Key(String kind, int revision, String inputs, Record settings) {}

  private record Entry(Key key, double seconds, Object result) {}

  private final Path folder;

  public CellStore(Path folder) {
    this.folder = folder;
  }

  /** Name of the cell's file: its kind, and 96 bits of the SHA-256 of its key as JSON. */
  static String name(SweepCell<?> cell) {
    final String hash = Sha256.of(Json.of(key(cell)).getBytes(StandardCharsets.UTF_8));
    return cell.kind() + '/' + hash.substring(0, HASH_DIGITS) + ".json";
  }

  private static Key key(SweepCell<?> cell) {
    return new Key(cell.kind(), cell.revision(), cell.inputs(), cell.settings());
  }

  /**
   * The stored result.
   *
   * @return empty when there is none, or when the file is damaged or holds another key: it is then computed again
   */
  public <R> Optional<R> find(SweepCell<R> cell) throws IOException {
    final Path file = folder.resolve(name(cell));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Json.part(Files.readString(file), "key", Json.of(key(cell)), "result", cell.resultType());
  }

  /** Keeps a result. */
  public <R> void put(SweepCell<R> cell, R result, double seconds) throws IOException {
    AtomicFile.write(folder.resolve(name(cell)), Json.of(new Entry(key(cell), seconds, result)));
  }
}
