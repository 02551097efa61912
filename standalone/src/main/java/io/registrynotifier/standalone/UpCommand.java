package io.registrynotifier.standalone;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.process.Termination;
import io.registrynotifier.standalone.node.Node;
import io.registrynotifier.standalone.node.NodeAddresses;
import io.registrynotifier.standalone.node.StartTime;
import io.registrynotifier.standalone.option.AddressConverter;
import io.registrynotifier.standalone.option.ConfigOption;
import io.registrynotifier.standalone.option.HttpOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything in one process, with the broker's data on disk. */
@Command(
    name = "up",
    description = "Runs everything in one process: a Kafka broker, the bridge and the worker.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private HttpOption http = new HttpOption();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where the broker keeps its data (default: ${DEFAULT-VALUE}).")
  private Path dataDirectory = Path.of("data");

  @Option(
      names = "--broker-addr",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      converter = AddressConverter.class,
      description =
          "Where the broker listens for other Kafka clients (default: ${DEFAULT-VALUE}). It lets"
              + " everybody in: leave it on loopback.")
  private HttpSettings brokerAddress = new HttpSettings("127.0.0.1", 9092);

  @Override
  public void run() {
    StartTime start = StartTime.ofProcess();
    NotifierConfig loaded = config.load();
    BrokerSettings broker =
        BrokerSettings.in(dataDirectory).withAddress(brokerAddress.host(), brokerAddress.port());
    Node node = Node.start(loaded, http.address(loaded, HttpSettings.LOOPBACK), broker);
    Termination termination = node.process().endOnSignal();
    welcome(node, loaded, start);
    termination.await();
  }

  private void welcome(Node node, NotifierConfig loaded, StartTime start) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Ready in " + start.secondsSince() + " s");
    NodeAddresses.of(node).print(out);
    out.println("  data         " + dataDirectory.toAbsolutePath().normalize());
    out.println("  endpoints    " + EndpointNames.of(loaded.endpoints()));
    out.println("Ctrl-C ends it; the same command finds everything again.");
    out.flush();
  }
}
