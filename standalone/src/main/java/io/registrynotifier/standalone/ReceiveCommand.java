package io.registrynotifier.standalone;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.process.Termination;
import io.registrynotifier.standalone.option.HttpOption;
import io.registrynotifier.standalone.receiver.ExampleReceiver;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A receiver that takes everything and shows it, to see what an endpoint would get. */
@Command(
    name = "receive",
    description = "Runs an example of a receiver: accepts every event and prints it on one line.",
    mixinStandardHelpOptions = true)
final class ReceiveCommand implements Runnable {
  private static final Duration END = Duration.ofSeconds(5);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private HttpOption http = new HttpOption();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    HttpSettings address = http.address(NotifierConfig.DEFAULT, HttpSettings.EVERYWHERE);
    ExampleReceiver receiver = ExampleReceiver.start(address, event -> show(event, out));
    Termination termination = Termination.onSignal(END, List.of(receiver));
    out.println("Receiving at " + receiver.url());
    out.flush();
    termination.await();
  }

  /** What the event says, on one line whatever stands in it, and its id, which tells repeats. */
  private static void show(CarriedEvent event, PrintWriter out) {
    EventAttributes it = event.attributes();
    String tag = it.tag().isEmpty() ? "" : ":" + it.tag();
    String digest = it.digest().isEmpty() ? "" : "@" + it.digest();
    String line = it.action() + " " + it.repository() + tag + digest + " id=" + it.id();
    out.println(line.replaceAll("\\p{Cntrl}", "?"));
    out.flush();
  }
}
