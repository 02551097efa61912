package io.registrynotifier.standalone;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.producer.app.BridgeApp;
import io.registrynotifier.standalone.node.RunningProcess;
import io.registrynotifier.standalone.option.ConfigOption;
import io.registrynotifier.standalone.option.HttpOption;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The bridge as a process of its own, for a Kafka that runs elsewhere. */
@Command(
    name = "bridge",
    description =
        "Runs the bridge alone: takes registries' notifications and writes them to Kafka.",
    mixinStandardHelpOptions = true)
final class BridgeCommand implements Runnable {
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private HttpOption http = new HttpOption();

  @Override
  public void run() {
    NotifierConfig loaded = config.load();
    HttpSettings address = http.address(loaded, HttpSettings.EVERYWHERE);
    RunningProcess.start(loaded, address, List.of(BridgeApp::start), Duration.ZERO, List.of())
        .endOnSignal()
        .await();
  }
}
