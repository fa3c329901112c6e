package org.spectern.reports.experiment.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchRunTest {
  @TempDir
  private Path folder;

  @Test
  void aResultIsReadWithItsParametersForksAndProfilers() throws IOException {
    final Path file = new SampleRun()
        .add("a.b.baseline.Dense.float32", Map.of("shape", "3x5", "batch", "8"), 12.5, Double.NaN,
            "ns/op", List.of("-Xmx1g", "-XX:MaxVectorSize=16"), SampleRun.traffic(15, 32, 12.5))
        .write(folder);
    final Measurement one = BenchRun.read(file).measurements().getFirst();
    assertThat(one.operation()).isEqualTo("Dense.float32");
    assertThat(one.kind()).as("from the method's name").isEqualTo("FLOAT32");
    assertThat(one.variant()).isEqualTo("128 bits");
    assertThat(one.dense()).isTrue();
    assertThat(one.batch()).isEqualTo(8);
    assertThat(one.size()).isEqualTo(15);
    assertThat(one.eps()).isNaN();
    assertThat(one.error()).isNaN();
    assertThat(one.relativeError()).isZero();
    assertThat(one.weightsPerNano()).isEqualTo(15 / 12.5);
    assertThat(one.allocated()).as("whatever mark JMH puts before a profiler's name").isEqualTo(.25);
  }

  @Test
  void whatJmhAllocatesItselfIsNotChargedToASlowOperation() throws IOException {
    final Path file = new SampleRun()
        .add("a.B.slow", Map.of(), 2e7, 0, "ns/op", List.of(), Map.of("gc.alloc.rate", .04, "gc.alloc.rate.norm", 858.))
        .add("a.B.quick", Map.of(), 2e3, 0, "ns/op", List.of(), Map.of("gc.alloc.rate", 12., "gc.alloc.rate.norm", 24.))
        .write(folder);
    assertThat(BenchRun.read(file).measurements()).extracting(Measurement::allocated).containsExactly(0., 24.);
  }

  @Test
  void sparseBaselinesAreNotDense() throws IOException {
    final Path file = new SampleRun()
        .add("a.b.Float.multiply", Map.of("library", "CSR", "shape", "3x5", "eps", "0.9"), 1, 0,
            "ns/op", List.of(), Map.of())
        .write(folder);
    assertThat(BenchRun.read(file).measurements().getFirst().dense()).isFalse();
  }

  @Test
  void otherFilesAreRefusedByName() throws IOException {
    final Path file = new SampleRun().write(folder);
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> BenchRun.read(file)).isInstanceOf(IOException.class).hasMessageContaining("bench.json");
    Files.writeString(file, "[{\"benchmark\": 3}]");
    assertThatThrownBy(() -> BenchRun.read(file)).isInstanceOf(IOException.class).hasMessageContaining("result=0");
    Files.writeString(file, "[{");
    assertThatThrownBy(() -> BenchRun.read(file)).isInstanceOf(IOException.class).hasMessageContaining("offset=");
    Files.delete(folder.resolve("bench.manifest.json"));
    assertThatThrownBy(() -> BenchRun.read(file)).isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("bench.manifest.json");
  }

  @Test
  void runsOfOneMachineJoinAndOthersDoNot() throws IOException {
    final BenchRun first = BenchRun.read(SampleRun.whole().write(folder.resolve("a")));
    final BenchRun second = BenchRun.read(SampleRun.whole().write(folder.resolve("b")));
    final BenchRun other = BenchRun.read(SampleRun.whole().machine("1111").write(folder.resolve("c")));
    assertThat(BenchRun.joined(List.of(first, second)).measurements()).hasSize(2 * first.measurements().size());
    assertThatThrownBy(() -> BenchRun.joined(List.of(first, other))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("machine=1111");
  }
}
