package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.slf4j.event.EventRecordingLogger;
import org.slf4j.event.Level;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.SubstituteLogger;

final class LoggedDeliveriesTest {
  private static final Delivery DELIVERY = SampleDeliveries.push(3, 7, "library/a");

  private final Queue<SubstituteLoggingEvent> lines = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final LoggedDeliveries logged =
      new LoggedDeliveries(
          Endpoint.of("receiver", URI.create("http://127.0.0.1:1/")),
          new Next(),
          new EventRecordingLogger(new SubstituteLogger("deliveries", lines, false), lines));

  @Test
  void attempt_isALineWithItsEventAndPlace() {
    // Given
    Attempt attempt = new Attempt(2, List.of(DELIVERY));
    Outcome outcome = new Outcome.Refused(503, Optional.empty(), "");

    // When
    logged.ended(attempt, outcome, Duration.ofMillis(5));

    // Then
    assertThat(lines)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
              assertThat(line.getMessage())
                  .contains("endpoint=receiver", "eventId=3-7", "partition=3", "offset=7")
                  .contains("attempt=2", "outcome=status 503");
            });
    assertThat(heard).containsExactly("ended");
  }

  @Test
  void deadLetter_isALineWithItsCause() {
    // When
    logged.putAside(new DeadLetter("receiver", DELIVERY, "status 422", 4, Instant.EPOCH));

    // Then
    assertThat(lines)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.getMessage())
                    .contains("eventId=3-7", "offset=7", "attempts=4", "cause=status 422"));
    assertThat(heard).containsExactly("put aside");
  }

  @Test
  void rest_isHandedOnWithoutALine() {
    // When
    logged.taken(1);
    logged.skippedDuplicate();
    logged.retrying(List.of(DELIVERY));

    // Then
    assertThat(lines).isEmpty();
    assertThat(heard).containsExactly("taken", "skipped", "retrying");
  }

  private final class Next implements DeliveryListener {
    @Override
    public void taken(int events) {
      heard.add("taken");
    }

    @Override
    public void skippedDuplicate() {
      heard.add("skipped");
    }

    @Override
    public void ended(Attempt attempt, Outcome outcome, Duration took) {
      heard.add("ended");
    }

    @Override
    public void retrying(List<Delivery> deliveries) {
      heard.add("retrying");
    }

    @Override
    public void putAside(DeadLetter letter) {
      heard.add("put aside");
    }
  }
}
