package io.registrynotifier.standalone.demo;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.process.Termination;
import io.registrynotifier.standalone.node.Node;
import io.registrynotifier.standalone.node.NodeAddresses;
import io.registrynotifier.standalone.node.StartTime;
import io.registrynotifier.standalone.option.HttpOption;
import io.registrynotifier.standalone.receiver.ExampleReceiver;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything in one process, with a receiver of its own and events to deliver to it. */
@Command(
    name = "demo",
    description =
        "Shows the journey: runs everything, publishes a few events, delivers them to a receiver"
            + " of its own that fails and recovers.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Runnable {
  private static final HttpSettings ANY_PORT = new HttpSettings("127.0.0.1", 0);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private HttpOption http = new HttpOption();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the broker keeps its data (default: a temporary directory).")
  private Optional<Path> dataDirectory = Optional.empty();

  @Option(names = "--exit", description = "Ends with status 0 once everything is delivered.")
  private boolean exit;

  @Override
  public void run() {
    StartTime start = StartTime.ofProcess();
    keepLogQuiet();
    Narrator narrator = new Narrator(spec.commandLine().getOut());
    ExampleReceiver receiver = ExampleReceiver.start(ANY_PORT, narrator::delivered);
    DemoDirectory directory = DemoDirectory.of(dataDirectory);
    NotifierConfig config = DemoConfig.of(receiver.url());
    Node node =
        Node.start(
            config,
            http.address(config, HttpSettings.LOOPBACK),
            BrokerSettings.in(directory.path()),
            List.of(receiver, directory));
    Termination termination = node.process().endOnSignal();
    narrator.chapter("Ready in " + start.secondsSince() + " s: a broker, the bridge, the worker.");
    tell(node, receiver, narrator);
    if (exit) {
      termination.end();
    }
    goOn(node, narrator);
    termination.await();
  }

  /** The story is the demo's own log; only what a person must act on comes between. */
  private static void keepLogQuiet() {
    System.setProperty("notifier.log.level", "ERROR");
    System.setProperty("notifier.log.libraries", "ERROR");
  }

  private static void tell(Node node, ExampleReceiver receiver, Narrator narrator) {
    URI pages = node.process().uri();
    Story story =
        new Story(
            new DemoEvents(Clock.systemUTC(), new Random()),
            new DemoRegistry(pages),
            receiver,
            new PendingMetric(pages, DemoConfig.ENDPOINT),
            narrator);
    try {
      story.tell();
    } catch (RuntimeException failure) {
      node.process().close();
      throw failure;
    }
  }

  private void goOn(Node node, Narrator narrator) {
    narrator.chapter("Still running; Ctrl-C ends it:");
    PrintWriter out = spec.commandLine().getOut();
    NodeAddresses.of(node).print(out);
    out.flush();
  }
}
