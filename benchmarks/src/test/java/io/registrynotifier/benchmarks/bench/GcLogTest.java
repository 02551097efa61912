package io.registrynotifier.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GcLogTest {
  @TempDir private Path directory;

  @Test
  void log_countsPausesForTheWholeHeap_andNoOthers() throws IOException {
    // Given
    Path log =
        Files.writeString(
            directory.resolve("gc.log"),
            """
            [0.005s][info][gc] Using G1
            [1.201s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->4M(256M) 2.1ms
            [2.310s][info][gc] GC(1) Pause Full (G1 Compaction Pause) 255M->120M(256M) 210.4ms
            [3.310s][info][gc] GC(2) Concurrent Mark Cycle 12.4ms
            """);

    // When
    long fullPauses = GcLog.fullPauses(log);

    // Then
    assertThat(fullPauses).isEqualTo(1);
  }
}
