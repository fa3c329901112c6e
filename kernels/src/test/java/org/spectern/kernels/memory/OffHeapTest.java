package org.spectern.kernels.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffHeapTest {
  /** Around the least size that is asked for in huge pages, with and without a part of a page at the end. */
  @ParameterizedTest
  @ValueSource(longs = {0, 100, HugePages.LEAST - 64, HugePages.LEAST, HugePages.LEAST + 64, 2 * HugePages.LEAST})
  void aBlockOfAnySizeIsZeroedAlignedCountedAndFreed(final long bytes) {
    final long before = OffHeap.liveBytes();
    final OffHeap block = OffHeap.allocate(bytes);
    final MemorySegment segment = block.segment();
    assertThat(segment.byteSize()).isBetween(Math.max(bytes, 64), Math.max(bytes, 64) + 63).isEqualTo(block.bytes());
    assertThat(segment.address() % OffHeap.ALIGNMENT).isZero();
    assertThat(OffHeap.liveBytes() - before).isEqualTo(block.bytes());
    for (long at = 0; at < segment.byteSize(); at += 8) {
      if (segment.get(ValueLayout.JAVA_LONG, at) != 0) {
        throw new AssertionError("not zero: at=" + at);
      }
      segment.set(ValueLayout.JAVA_LONG, at, ~at);
    }
    assertThat(segment.get(ValueLayout.JAVA_LONG, segment.byteSize() - 8)).isEqualTo(-(segment.byteSize() - 8) - 1);
    block.close();
    block.close();
    assertThat(OffHeap.liveBytes()).isEqualTo(before);
    assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_LONG, 0)).isInstanceOf(IllegalStateException.class);
  }
}
