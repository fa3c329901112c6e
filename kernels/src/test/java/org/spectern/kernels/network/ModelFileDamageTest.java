package org.spectern.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spectern.kernels.Layout;

class ModelFileDamageTest {
  private static final byte[] GOOD = ModelBytes.small(Layout.BIT_PLANES, 4);

  @Test
  void everyFlippedBitIsRefused() {
    for (int bit = 0; bit < 8; bit++) {
      requireEveryByteGuarded(GOOD, bit, 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "BIT_PLANES", mode = EnumSource.Mode.EXCLUDE)
  void aFlippedBitOfEveryByteIsRefused(Layout layout) {
    requireEveryByteGuarded(ModelBytes.small(layout, 4), 0, 3);
  }

  /** Flips bit {@code first + turn * offset} of every byte in turn. */
  private static void requireEveryByteGuarded(byte[] good, int first, int turn) {
    assertThat(ModelBytes.refusedOrAnswers(good)).isTrue();
    for (int at = 0; at < good.length; at++) {
      final byte[] bytes = good.clone();
      final int bit = first + turn * at & 7;
      bytes[at] ^= (byte) (1 << bit);
      assertThat(ModelBytes.refusedOrAnswers(bytes)).as("bit %d of byte %d flipped", bit, at).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTruncationAndEveryAdditionIsRefused(Layout layout) {
    final byte[] bytes = ModelBytes.small(layout, 32);
    for (int length = 0; length < bytes.length; length++) {
      final byte[] shorter = Arrays.copyOf(bytes, length);
      final byte[] cut = layout == Layout.BIT_PLANES ? shorter : ModelBytes.repaired(shorter);
      assertThat(ModelBytes.refusedOrAnswers(cut)).as("cut to %d bytes", length).isFalse();
    }
    for (int extra = 1; extra < 70; extra++) {
      final byte[] longer = ModelBytes.repaired(Arrays.copyOf(bytes, bytes.length + extra));
      assertThat(ModelBytes.refusedOrAnswers(longer)).as("%d bytes added, length made true", extra).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void damageBehindTrueChecksumsNeverLeadsOutsideTheFile(Layout layout) {
    final byte[] bytes = ModelBytes.small(layout, 6);
    final SplittableRandom random = new SplittableRandom(71);
    int answered = 0;
    for (int at = 0; at < bytes.length; at++) {
      for (final int value : new int[]{0, 255, random.nextInt(256)}) {
        final byte[] damaged = bytes.clone();
        damaged[at] = (byte) value;
        answered += ModelBytes.refusedOrAnswers(ModelBytes.repaired(damaged)) ? 1 : 0;
      }
    }
    assertThat(answered).as("damage that leaves a network, so that inference was reached").isPositive();
  }

  @Test
  void aRefusalNamesFileOffsetExpectedAndFound() {
    requireRefused(at(SectionTable.VERSION_AT, 2), SectionTable.VERSION_AT, "version 1", "version 2");
    requireRefused(at(0, 'X'), 0, "SPECTERN", "0x4e52455443455058");
    requireRefused(at(SectionTable.COUNT_AT, 6), SectionTable.COUNT_AT, "layers", "6 sections");
  }

  @Test
  void sectionsThatOverlapOrLieOutsideAreRefusedWhereTheTableSaysSo() {
    final int second = SectionTable.entry(1);
    requireRefused(with(head -> head.putLong(second + 8, head.getLong(second + 8) - 8)), second, "to start at",
        "found");
    requireRefused(with(head -> head.putLong(second + 8, Long.MIN_VALUE)), second, "to start at",
        "9223372036854775808");
    requireRefused(with(head -> head.putLong(second + 16, Long.MAX_VALUE)), second, "to have 1 to",
        "9223372036854775807");
    requireRefused(with(head -> head.putLong(second + 16, 0)), second, "to have 1 to", "found 0");
    requireRefused(with(head -> head.putShort(second, (short) 9)), second, "type 2 (LAYER)", "type 9");
  }

  @Test
  void absurdShapesAreRefusedBeforeAnythingOfTheirSizeIsMade() {
    final int layer = (int) SectionTable.section(new UnsafeBuffer(GOOD), 1, SectionType.LAYER).offset();
    requireRefused(with(head -> head.putInt(layer, -1)), layer, "rows within", "4294967295");
    requireRefused(with(head -> head.putInt(layer, LayerSection.MOST_WIDTH)), 0, "expected", "found");
    requireRefused(with(head -> head.putInt(layer + 4, 4)), layer, "layer 0 to have 3 columns", "found 4");
    requireRefused(with(head -> head.putInt(layer + 32, 1 << 30)), layer + 32, "levels within", "1073741824");
    requireRefused(with(head -> head.putDouble(layer + 8, 1)), layer + 16, "eps in [0, 1)", "1.0");
    requireRefused(with(head -> head.putDouble(layer + 16, -1)), 0, "a step activation", "scale=-1.0");
  }

  @Test
  void aSeedMayNameFarMoreWeightsThanItsFileHasBytes() {
    final byte[] bytes = ModelBytes.small(Layout.SEEDED, 4);
    final UnsafeBuffer head = new UnsafeBuffer(bytes);
    final int first = (int) SectionTable.section(head, 1, SectionType.LAYER).offset();
    final int second = (int) SectionTable.section(head, 2, SectionType.LAYER).offset();
    head.putInt(first, 1 << 20);
    head.putInt(second + 4, 1 << 20);
    assertThat(ModelBytes.refusedOrAnswers(ModelBytes.repaired(bytes))).as("4 times 2^20 weights").isTrue();
  }

  @Test
  void aSeedForMoreWeightsThanAnyoneWaitsForIsRefused() {
    // 4 features of 2 classes and 64 of 2 classes take the same words of a 4-bit readout.
    final byte[] bytes = ModelBytes.small(Layout.SEEDED, 4);
    final UnsafeBuffer head = new UnsafeBuffer(bytes);
    final int first = (int) SectionTable.section(head, 1, SectionType.LAYER).offset();
    final int second = (int) SectionTable.section(head, 2, SectionType.LAYER).offset();
    final int readout = (int) SectionTable.section(head, 3, SectionType.READOUT).offset();
    head.putInt(second, 64);
    head.putInt(readout + 4, 64);
    assertThat(ModelBytes.refusedOrAnswers(ModelBytes.repaired(bytes))).isTrue();
    head.putInt(first, LayerSection.MOST_WIDTH);
    head.putInt(second + 4, LayerSection.MOST_WIDTH);
    requireRefused(ModelBytes.repaired(bytes), 0, "seeded weights in a layer", "536870912");
  }

  private static byte[] at(int offset, int value) {
    final byte[] bytes = GOOD.clone();
    bytes[offset] = (byte) value;
    return bytes;
  }

  private static byte[] with(Consumer<UnsafeBuffer> change) {
    final byte[] bytes = GOOD.clone();
    change.accept(new UnsafeBuffer(bytes));
    return ModelBytes.repaired(bytes);
  }

  /** An offset of 0 stands for any. */
  private static void requireRefused(byte[] bytes, long offset, String expected, String found) {
    assertThatThrownBy(() -> ModelBytes.open(bytes)).isInstanceOf(ModelFileException.class)
        .hasMessageContaining(ModelBytes.NAME.toString()).hasMessageContaining(expected).hasMessageContaining(found)
        .satisfies(e -> assertThat(offset == 0 || ((ModelFileException) e).offset() == offset)
            .as("offset %d of: %s", ((ModelFileException) e).offset(), e.getMessage()).isTrue());
  }
}
