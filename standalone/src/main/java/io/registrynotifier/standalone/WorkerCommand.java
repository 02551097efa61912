package io.registrynotifier.standalone;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.standalone.node.RunningProcess;
import io.registrynotifier.standalone.option.ConfigOption;
import io.registrynotifier.standalone.option.HttpOption;
import io.registrynotifier.worker.app.WorkerApp;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The worker as a process of its own, for a Kafka that runs elsewhere. */
@Command(
    name = "worker",
    description = "Runs the worker alone: delivers the events on Kafka to the endpoints.",
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Runnable {
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private HttpOption http = new HttpOption();

  @Override
  public void run() {
    NotifierConfig loaded = config.load();
    HttpSettings address = http.address(loaded, HttpSettings.EVERYWHERE);
    NotifierConfig completed =
        loaded.withLedger(loaded.ledger().orElse(loaded.ledger().directory(), address));
    RunningProcess.start(completed, address, List.of(WorkerApp::start), Duration.ZERO, List.of())
        .endOnSignal()
        .await();
  }
}
