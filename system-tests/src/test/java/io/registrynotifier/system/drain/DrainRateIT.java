package io.registrynotifier.system.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.system.registry.Image;
import io.registrynotifier.system.registry.Notified;
import io.registrynotifier.system.registry.RegistryClient;
import io.registrynotifier.system.registry.RegistryProcess;
import io.registrynotifier.system.registry.RegistryQueues;
import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.ChildProcess;
import io.registrynotifier.testkit.process.FreePort;
import io.registrynotifier.testkit.process.JavaProgram;
import io.registrynotifier.testkit.process.NotifierProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That the bridge, with Kafka's acknowledgement of every event, slows a registry down by little;
 * and how much of that is Kafka's acknowledgement alone.
 *
 * <p>All receivers stand still while the registry's queues fill, then one after the other goes on,
 * in turns. A registry sends one event at a time, so this compares the time that one event takes:
 * on the way through Kafka it changes threads several times, and each change waits for a processor
 * when others want it, too.
 */
final class DrainRateIT {
  /** What a quiet machine is to show; read in the report, since a busy one always shows less. */
  private static final double GOAL = 0.7;

  /** What even a busy machine shows: below it, something waits for nothing. */
  private static final double FLOOR = 0.15;

  /** More for a figure that is to be told: {@code -Ddrain.rounds=7}. */
  private static final int ROUNDS = Integer.getInteger("drain.rounds", 3);

  private static final int EVENTS = 3_000;
  private static final int WARM_UP_EVENTS = 30_000;
  private static final String REPOSITORY = "library/app";
  private static final String BARE = "bare";
  private static final String DIRECT = "direct";
  private static final String BRIDGE = "bridge";

  @TempDir private Path directory;

  @Test
  void registry_emptiesItsQueueIntoTheBridge_atAFairShareOfABareServersRate() throws IOException {
    // Given
    int barePort = FreePort.find();
    int directPort = FreePort.find();
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"));
        NotifierProcess bridge = bridge(broker);
        ChildProcess bareServer = server(BareServer.class, BARE, barePort);
        ChildProcess directServer =
            server(DirectServer.class, DIRECT, directPort, broker.bootstrapServers());
        RegistryProcess registry = registry(bridge.events(), barePort, directPort)) {
      RegistryQueues queues = registry.queues();
      RegistryClient client = registry.client();
      List<Contender> contenders =
          List.of(
              new Contender(
                  BARE, bareServer::freeze, bareServer::thaw, new DrainMeter(queues, BARE)),
              new Contender(
                  DIRECT, directServer::freeze, directServer::thaw, new DrainMeter(queues, DIRECT)),
              new Contender(BRIDGE, bridge::freeze, bridge::thaw, new DrainMeter(queues, BRIDGE)));
      client.push(REPOSITORY, "latest", Image.random(new Random(1), "amd64"));
      pull(client, WARM_UP_EVENTS);
      contenders.forEach(each -> each.meter().awaitEmpty());

      // When
      List<DrainRound> rounds =
          IntStream.range(0, ROUNDS)
              .mapToObj(number -> round(inTurn(contenders, number), client))
              .toList();

      // Then
      assertThat(EventCount.of(broker.bootstrapServers()))
          .isGreaterThan(WARM_UP_EVENTS + ROUNDS * EVENTS);
      Report.line(
          "drain: the least that answers after Kafka drains at %.2f of the bare server"
              .formatted(median(rounds, DrainRound::directRatio)));
      double ratio = median(rounds, DrainRound::ratio);
      Report.line(
          "drain: median ratio of %d rounds %.2f, goal %.2f".formatted(ROUNDS, ratio, GOAL));
      assertThat(ratio).as("median of %s", rounds).isGreaterThanOrEqualTo(FLOOR);
    }
  }

  private static DrainRound round(List<Contender> contenders, RegistryClient client) {
    contenders.forEach(each -> each.freeze().run());
    pull(client, EVENTS);
    Map<String, Double> rates = new HashMap<>();
    contenders.forEach(each -> rates.put(each.name(), each.drain(EVENTS)));
    DrainRound round =
        new DrainRound(
            rates.getOrDefault(BARE, 0.0),
            rates.getOrDefault(DIRECT, 0.0),
            rates.getOrDefault(BRIDGE, 0.0));
    Report.line("drain: " + round);
    return round;
  }

  /** Each round begins with another, since whoever comes later finds a warmer machine. */
  private static List<Contender> inTurn(List<Contender> contenders, int round) {
    List<Contender> turned = new ArrayList<>(contenders);
    Collections.rotate(turned, round);
    return turned;
  }

  /** Looking for a manifest is a pull, too, and the cheapest event to be had. */
  private static void pull(RegistryClient client, int times) {
    IntStream.range(0, times).forEach(each -> client.head(REPOSITORY, "latest"));
  }

  private static double median(List<DrainRound> rounds, ToDoubleFunction<DrainRound> ratio) {
    return rounds.stream().mapToDouble(ratio).sorted().skip(ROUNDS / 2).iterator().next();
  }

  private static ChildProcess server(Class<?> program, String name, int port, String... more) {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(port)));
    arguments.addAll(List.of(more));
    return JavaProgram.ofTests(program, "-Xmx128m").start(name + "-" + port, arguments);
  }

  private NotifierProcess bridge(BrokerProcess broker) throws IOException {
    Path settings =
        Files.writeString(
            directory.resolve("bridge.yml"),
            """
            kafka: {bootstrap.servers: "%s"}
            """
                .formatted(broker.bootstrapServers()));
    return NotifierProcess.bridge(settings);
  }

  private RegistryProcess registry(URI bridge, int barePort, int directPort) {
    return RegistryProcess.start(
        directory,
        List.of(
            notified(BRIDGE, bridge),
            notified(BARE, URI.create("http://127.0.0.1:" + barePort + "/events")),
            notified(DIRECT, URI.create("http://127.0.0.1:" + directPort + "/events"))));
  }

  private static Notified notified(String name, URI url) {
    return Notified.of(name, url).withTimeout(Duration.ofSeconds(1));
  }
}
