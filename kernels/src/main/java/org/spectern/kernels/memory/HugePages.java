package org.spectern.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Zeroed memory in pages of 2 MiB, which Linux gives on request where its transparent huge pages are set to
 * {@code madvise} or {@code always}: a matrix that is read from one end to the other then meets a new page 512 times
 * less often.
 *
 * <p>Only pages that lie wholly inside a block are asked for, so a block takes the memory that it says and no more.
 * Where the system is another one, or native access is not enabled, or the system has none to give, memory comes from
 * the arena as ever.
 */
final class HugePages {
  /** Bytes of a huge page. */
  static final long SIZE = 2L << 20;
  /**
   * Smaller blocks have none: a cache of 2 MiB keeps some of those between products, the more the less regular their
   * pages lie.
   */
  static final long LEAST = 4 * SIZE;

  private static final int READ_WRITE = 3;
  private static final int PRIVATE_ANONYMOUS = 0x22;
  private static final int NO_FILE = -1;
  private static final int ADVICE = 14;
  private static final long FAILED = -1;
  private static final Optional<HugePages> SYSTEM = find();

  private final MethodHandle map;
  private final MethodHandle advise;
  private final MethodHandle unmap;

  private HugePages(final MethodHandle map, final MethodHandle advise, final MethodHandle unmap) {
    this.map = map;
    this.advise = advise;
    this.unmap = unmap;
  }

  private static Optional<HugePages> find() {
    if (!System.getProperty("os.name").equals("Linux") || !HugePages.class.getModule().isNativeAccessEnabled()) {
      return Optional.empty();
    }
    return call("mmap", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG)
        .flatMap(map -> call("madvise", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT)
            .flatMap(advise -> call("munmap", JAVA_INT, JAVA_LONG, JAVA_LONG)
                .map(unmap -> new HugePages(map, advise, unmap))));
  }

  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> call(final String name, final MemoryLayout result,
      final MemoryLayout... arguments) {
    final Linker linker = Linker.nativeLinker();
    return linker.defaultLookup().find(name)
        .map(symbol -> linker.downcallHandle(symbol, FunctionDescriptor.of(result, arguments)));
  }

  /**
   * Allocates a block that is freed with an arena.
   *
   * @param arena when
   * @param bytes how many
   * @return the block, or nothing if it is too small or the system did not give it
   */
  static Optional<MemorySegment> allocate(final Arena arena, final long bytes) {
    return bytes < LEAST ? Optional.empty() : SYSTEM.flatMap(system -> system.reserve(arena, bytes));
  }

  @SuppressWarnings("restricted")
  private Optional<MemorySegment> reserve(final Arena arena, final long bytes) {
    // One page more than is needed, never touched, so that the block can start with a page.
    final long reserved = bytes + SIZE;
    try {
      final long start = (long) map.invokeExact(0L, reserved, READ_WRITE, PRIVATE_ANONYMOUS, NO_FILE, 0L);
      if (start == FAILED) {
        return Optional.empty();
      }
      final long block = Math.ceilDiv(start, SIZE) * SIZE;
      if ((int) advise.invokeExact(block, bytes / SIZE * SIZE, ADVICE) != 0) {
        release(start, reserved);
        return Optional.empty();
      }
      return Optional.of(MemorySegment.ofAddress(block).reinterpret(bytes, arena, _ -> release(start, reserved)));
    } catch (final Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void release(final long start, final long bytes) {
    try {
      if ((int) unmap.invokeExact(start, bytes) != 0) {
        throw new IllegalStateException("munmap failed: start=" + start + " bytes=" + bytes);
      }
    } catch (final RuntimeException e) {
      throw e;
    } catch (final Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
