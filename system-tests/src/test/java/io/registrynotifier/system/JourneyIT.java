package io.registrynotifier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.NotifierProcess;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real registry's events arrive at a real receiver, whatever is done to the way between. */
final class JourneyIT {
  private static final int OPERATIONS = 60;
  private static final int IN_FLIGHT = 64;
  private static final Answer SLOWLY = Answer.status(200).after(Duration.ofMillis(400));
  private static final Duration DRAIN = Duration.ofSeconds(40);

  @TempDir private Path directory;

  private final WebhookReceiver receiver = WebhookReceiver.start();

  @AfterEach
  void closeReceiver() {
    receiver.close();
  }

  @Test
  void events_arriveInOrderWithAllMembers() {
    // Given
    Destination destination = Destination.of(receiver, 0);
    try (NotifierProcess notifier = up();
        Journey journey = Journey.start(directory, notifier.events(), destination)) {
      // When
      journey.use(3 * OPERATIONS);
      journey.awaitDelivered();

      // Then
      journey.verify("none");
    }
  }

  @Test
  void events_arrive_whenTheReceiverWasDown() {
    // Given
    Destination destination = Destination.of(receiver, 0);
    try (NotifierProcess notifier = up();
        Journey journey = Journey.start(directory, notifier.events(), destination)) {
      journey.use(OPERATIONS);

      // When
      receiver.refuse();
      journey.use(OPERATIONS);
      journey.awaitPublished();
      receiver.welcome();
      journey.use(OPERATIONS);
      journey.awaitDelivered();

      // Then
      journey.verify("receiver down for a while");
    }
  }

  @Test
  void events_arrive_whenTheNotifierWasKilled() {
    // Given
    Destination destination = Destination.of(receiver, IN_FLIGHT);
    try (NotifierProcess notifier = up();
        Journey journey = Journey.start(directory, notifier.events(), destination)) {
      receiver.answer(SLOWLY);
      journey.use(2 * OPERATIONS);
      awaitInTheMiddle(destination);

      // When
      notifier.kill();
      receiver.answer(Answer.OK);
      journey.use(OPERATIONS);
      notifier.restart();
      journey.use(OPERATIONS);
      journey.awaitDelivered();

      // Then
      journey.verify("notifier killed (kill -9) with events pending");
    }
  }

  @Test
  void events_arrive_whenTheNotifierWasTerminated() {
    // Given
    Destination destination = Destination.of(receiver, 0);
    try (NotifierProcess notifier = up();
        Journey journey = Journey.start(directory, notifier.events(), destination)) {
      receiver.answer(SLOWLY);
      journey.use(2 * OPERATIONS);
      awaitInTheMiddle(destination);

      // When
      int status = notifier.terminate(DRAIN);
      receiver.answer(Answer.OK);
      journey.use(OPERATIONS);
      notifier.restart();
      journey.awaitDelivered();

      // Then
      journey.verify("notifier ended (SIGTERM) with events pending");
      assertThat(status).isZero();
    }
  }

  @Test
  void events_arrive_whenTheBrokerWasKilled() {
    // Given
    Destination destination = Destination.of(receiver, IN_FLIGHT);
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"));
        NotifierProcess bridge = NotifierProcess.bridge(clustered(broker));
        NotifierProcess worker = NotifierProcess.worker(clustered(broker));
        Journey journey = Journey.start(directory, bridge.events(), destination)) {
      receiver.answer(SLOWLY);
      journey.use(2 * OPERATIONS);
      awaitInTheMiddle(destination);

      // When
      broker.kill();
      receiver.answer(Answer.OK);
      journey.use(OPERATIONS);
      broker.restart();
      bridge.awaitReady();
      worker.awaitReady();
      journey.use(OPERATIONS);
      journey.awaitDelivered();

      // Then
      journey.verify("broker killed (kill -9) and started again");
    }
  }

  /** Some events have arrived and some are owed: what happens now happens in the middle. */
  private void awaitInTheMiddle(Destination destination) {
    await().until(() -> receiver.count() > 10 && destination.missing() > 10);
  }

  private NotifierProcess up() {
    Path settings =
        Settings.standalone(directory, List.of(Settings.endpoint("receiver", receiver)));
    return NotifierProcess.up(settings, directory.resolve("data"), List.of());
  }

  private Path clustered(BrokerProcess broker) {
    List<String> endpoints = List.of(Settings.endpoint("receiver", receiver));
    return Settings.clustered(directory, broker.bootstrapServers(), endpoints);
  }
}
