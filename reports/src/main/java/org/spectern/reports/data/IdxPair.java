package org.spectern.reports.data;

/** Images and labels as read, before the number of classes is known. */
record IdxPair(Idx images, Idx labels) {

  /**
   * Checks ranks and counts.
   *
   * @throws IdxFormatException when images are not of rank 2 or 3, labels not of rank 1, or their counts differ
   */
  static IdxPair of(Idx images, Idx labels) throws IdxFormatException {
    images.ofRank(2, 3);
    labels.ofRank(1, 1);
    if (images.length(0) != labels.length(0)) {
      throw new IdxFormatException(labels.file(), IdxReader.MAGIC_BYTES,
          images.length(0) + " labels, one per image of " + images.file(), Integer.toString(labels.length(0)));
    }
    return new IdxPair(images, labels);
  }

  /** Two sets as one problem: the classes are those of both. */
  static Dataset dataset(String name, IdxPair train, IdxPair test, Provenance provenance) throws IdxFormatException {
    if (train.images.itemSize() != test.images.itemSize()) {
      throw new IdxFormatException(test.images.file(), IdxReader.MAGIC_BYTES + Integer.BYTES,
          train.images.itemSize() + " values per image as in " + train.images.file(),
          Integer.toString(test.images.itemSize()));
    }
    final int classes = 1 + Math.max(train.largestLabel(), test.largestLabel());
    return new Dataset(name, train.images(classes), test.images(classes), provenance);
  }

  private int largestLabel() {
    int largest = 0;
    for (final byte label : labels.values()) {
      largest = Math.max(largest, label & 0xff);
    }
    return largest;
  }

  private Images images(int classes) {
    return new Images(images.values(), images.length(0), images.itemSize(), labels.values(), classes);
  }
}
