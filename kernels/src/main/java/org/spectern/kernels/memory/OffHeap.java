package org.spectern.kernels.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One block of zeroed memory outside the heap, aligned to 64 bytes: a cache line, and the widest vector. Large blocks
 * lie in pages of 2 MiB where the system has them (docs/decisions/0042).
 *
 * <p>Closing frees the block at once. Afterwards the segment answers every access with {@link IllegalStateException},
 * and Agrona views handed out earlier are empty, so that a late reader meets an exception and not freed memory. Kernels
 * work by address; a block they hold cannot be closed under them.
 */
public final class OffHeap implements AutoCloseable {
  /** Alignment of every block, in bytes. */
  public static final int ALIGNMENT = 64;

  private static final AtomicLong LIVE_BYTES = new AtomicLong();
  private static final int CLOSED = Integer.MIN_VALUE;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;
  /** How many kernels are at work on the block; negative once closed. */
  private final AtomicInteger holders = new AtomicInteger();
  private final List<UnsafeBuffer> views = new ArrayList<>(1);
  private final long allocated;

  private OffHeap(final long bytes) {
    segment = HugePages.allocate(arena, bytes).orElseGet(() -> arena.allocate(bytes, ALIGNMENT));
    allocated = bytes;
    LIVE_BYTES.addAndGet(bytes);
  }

  private OffHeap(final MemorySegment lent) {
    segment = lent;
    allocated = 0;
  }

  /**
   * Allocates zeroed memory.
   *
   * @param bytes how many are needed; rounded up to a multiple of 64, at least 64
   * @return the block
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public static OffHeap allocate(final long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must not be negative: bytes=" + bytes);
    }
    return new OffHeap(Math.max(ALIGNMENT, Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT));
  }

  /**
   * Takes memory that someone else allocated or mapped and will free, later than this block is closed. It does not
   * count among the {@link #liveBytes()}.
   *
   * @param lent memory outside the heap that starts at a multiple of 64
   * @return the block
   * @throws IllegalArgumentException if the memory does not start at a multiple of 64
   */
  public static OffHeap over(final MemorySegment lent) {
    if (!lent.isNative() || lent.address() % ALIGNMENT != 0) {
      throw new IllegalArgumentException(
          "lent memory must lie outside the heap and start at a multiple of " + ALIGNMENT + ": segment=" + lent);
    }
    return new OffHeap(lent);
  }

  /** Returns the bytes of all blocks allocated and not yet closed. */
  public static long liveBytes() {
    return LIVE_BYTES.get();
  }

  /**
   * Returns the memory itself.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  public MemorySegment segment() {
    checkOpen();
    return segment;
  }

  /** Returns the bytes allocated, padding included. */
  public long bytes() {
    return segment.byteSize();
  }

  /**
   * Views a part of the block as an Agrona buffer.
   *
   * @param offset first byte
   * @param length bytes, as a buffer cannot be longer than 2 GiB
   * @return a view that is emptied when this block is closed
   */
  public synchronized DirectBuffer view(final long offset, final int length) {
    checkOpen();
    AgronaAccess.check();
    final UnsafeBuffer view = new UnsafeBuffer(segment.asSlice(offset, length).address(), length);
    views.add(view);
    return view;
  }

  /**
   * Keeps the block open until {@link #release()}.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  public void hold() {
    if (holders.getAndIncrement() < 0) {
      holders.set(CLOSED);
      checkOpen();
    }
  }

  /** Ends one {@link #hold()}. */
  public void release() {
    holders.getAndDecrement();
  }

  /** Returns whether {@link #close()} has been called. */
  public boolean isClosed() {
    return holders.get() < 0;
  }

  /**
   * Frees the block; a second call does nothing.
   *
   * @throws IllegalStateException if a kernel is at work on it; nothing is freed then
   */
  @Override
  public synchronized void close() {
    if (isClosed()) {
      return;
    }
    if (!holders.compareAndSet(0, CLOSED)) {
      throw new IllegalStateException("closed while a product runs: holders=" + holders.get());
    }
    arena.close();
    LIVE_BYTES.addAndGet(-allocated);
    for (final UnsafeBuffer view : views) {
      view.wrap(0, 0);
    }
    views.clear();
  }

  private void checkOpen() {
    if (isClosed()) {
      throw new IllegalStateException("used after close: bytes=" + segment.byteSize());
    }
  }
}
