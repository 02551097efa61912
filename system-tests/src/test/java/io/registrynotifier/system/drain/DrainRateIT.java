package io.registrynotifier.system.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.system.registry.Image;
import io.registrynotifier.system.registry.Notified;
import io.registrynotifier.system.registry.RegistryClient;
import io.registrynotifier.system.registry.RegistryProcess;
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
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That the bridge, with Kafka's acknowledgement of every event, slows a registry down by little.
 *
 * <p>Both receivers stand still while the registry's queues fill, then one after the other goes on,
 * in turns. A registry sends one event at a time, so this compares the time that one event takes:
 * on the way through Kafka it changes threads several times, and each change waits for a processor
 * when others want it, too.
 */
final class DrainRateIT {
  /** What a quiet machine is to show; read in the report, since a busy one always shows less. */
  private static final double GOAL = 0.7;

  /** What even a busy machine shows: below it, something waits for nothing. */
  private static final double FLOOR = 0.15;

  private static final int ROUNDS = 7;
  private static final int EVENTS = 3_000;
  private static final int WARM_UP_EVENTS = 30_000;
  private static final String REPOSITORY = "library/app";

  @TempDir private Path directory;

  @Test
  void registry_emptiesItsQueueIntoTheBridge_atAFairShareOfABareServersRate() throws IOException {
    // Given
    int barePort = FreePort.find();
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"));
        NotifierProcess bridge = bridge(broker);
        ChildProcess bareServer =
            JavaProgram.ofTests(BareServer.class, "-Xmx128m")
                .start("bare-" + barePort, List.of(Integer.toString(barePort)));
        RegistryProcess registry = registry(bridge.events(), barePort)) {
      RegistryClient client = registry.client();
      Contender kafka =
          new Contender(bridge::freeze, bridge::thaw, new DrainMeter(registry.queues(), "bridge"));
      Contender bare =
          new Contender(
              bareServer::freeze, bareServer::thaw, new DrainMeter(registry.queues(), "bare"));
      client.push(REPOSITORY, "latest", Image.random(new Random(1), "amd64"));
      pull(client, WARM_UP_EVENTS);
      kafka.meter().awaitEmpty();
      bare.meter().awaitEmpty();

      // When
      List<DrainRound> rounds =
          IntStream.range(0, ROUNDS)
              .mapToObj(number -> round(number % 2 == 0, client, bare, kafka))
              .toList();

      // Then
      assertThat(EventCount.of(broker.bootstrapServers()))
          .isGreaterThan(WARM_UP_EVENTS + ROUNDS * EVENTS);
      assertThat(median(rounds)).as("median of %s", rounds).isGreaterThanOrEqualTo(FLOOR);
    }
  }

  private static DrainRound round(
      boolean bareFirst, RegistryClient client, Contender bare, Contender kafka) {
    bare.freeze().run();
    kafka.freeze().run();
    pull(client, EVENTS);
    double first = (bareFirst ? bare : kafka).drain(EVENTS);
    double second = (bareFirst ? kafka : bare).drain(EVENTS);
    DrainRound round = bareFirst ? new DrainRound(first, second) : new DrainRound(second, first);
    Report.line("drain: " + round);
    return round;
  }

  /** Looking for a manifest is a pull, too, and the cheapest event to be had. */
  private static void pull(RegistryClient client, int times) {
    IntStream.range(0, times).forEach(each -> client.head(REPOSITORY, "latest"));
  }

  private static double median(List<DrainRound> rounds) {
    double median =
        rounds.stream().mapToDouble(DrainRound::ratio).sorted().skip(ROUNDS / 2).iterator().next();
    Report.line(
        String.format(
            Locale.ROOT, "drain: median ratio of %d rounds %.2f, goal %.2f", ROUNDS, median, GOAL));
    return median;
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

  private RegistryProcess registry(URI bridge, int barePort) {
    Duration timeout = Duration.ofSeconds(1);
    URI bare = URI.create("http://127.0.0.1:" + barePort + "/events");
    return RegistryProcess.start(
        directory,
        List.of(
            Notified.of("bridge", bridge).withTimeout(timeout),
            Notified.of("bare", bare).withTimeout(timeout)));
  }
}
