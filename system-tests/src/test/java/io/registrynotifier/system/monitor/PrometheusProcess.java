package io.registrynotifier.system.monitor;

import io.registrynotifier.testkit.process.ChildProcess;
import io.registrynotifier.testkit.process.FreePort;
import io.registrynotifier.testkit.process.InstalledProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Prometheus, with its data in a directory of the test.
 *
 * <p>Used by one test thread.
 */
final class PrometheusProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final ChildProcess process;
  private final PrometheusApi api;

  private PrometheusProcess(ChildProcess process, PrometheusApi api) {
    this.process = process;
    this.api = api;
  }

  /** Starts it with this configuration; returns when it answers. */
  static PrometheusProcess start(Path configuration, Path data) {
    String program = InstalledProgram.PROMETHEUS.require().toString();
    int port = FreePort.find();
    List<String> command =
        List.of(
            program,
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + data,
            "--web.listen-address=127.0.0.1:" + port,
            "--log.level=warn");
    ChildProcess process = ChildProcess.start("prometheus-" + port, command, Map.of());
    PrometheusApi api = new PrometheusApi(port);
    process.await(START, api::isReady);
    return new PrometheusProcess(process, api);
  }

  PrometheusApi api() {
    return api;
  }

  @Override
  public void close() {
    process.close();
  }
}
