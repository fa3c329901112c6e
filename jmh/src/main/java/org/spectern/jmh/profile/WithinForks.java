package org.spectern.jmh.profile;

import java.io.File;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/** A profiler that measures iterations inside the forks and speaks, if at all, in the JVM that starts them. */
interface WithinForks extends InternalProfiler, ExternalProfiler {
  @Override
  default Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
    return List.of();
  }

  @Override
  default Collection<String> addJVMOptions(BenchmarkParams params) {
    return List.of();
  }

  @Override
  default void beforeTrial(BenchmarkParams params) {}

  @Override
  default Collection<? extends Result<?>> afterTrial(BenchmarkResult result, long pid, File out, File err) {
    return List.of();
  }

  @Override
  default boolean allowPrintOut() {
    return true;
  }

  @Override
  default boolean allowPrintErr() {
    return true;
  }
}
