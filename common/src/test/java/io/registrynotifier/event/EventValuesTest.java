package io.registrynotifier.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the values refuse, and what they never show. */
final class EventValuesTest {
  private static final Target TARGET = Target.of(Descriptor.EMPTY, "library/test");

  @Test
  void event_isRefused_whenItHasNoIdOrAction() {
    // Given
    String nothing = "";

    // When
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event(nothing, Actions.PUSH))
        .withMessage("event without an id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event("7", nothing))
        .withMessage("event 7 without an action");
  }

  @Test
  void event_namesOnlyItself_whenPrinted() {
    // Given
    Event event = event("7", Actions.PUSH);

    // When
    String printed = event + " " + CarriedEvent.from(event, Generation.V2);

    // Then
    assertThat(printed).isEqualTo("event 7 event 7");
  }

  @Test
  void limits_areRefused_whenNothingCouldPass() {
    // Given
    Limits limits = Limits.DEFAULT;

    // When
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.withMaxEvents(0))
        .withMessageContaining("maxEvents 0: expected 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.withMaxEventBytes(-1))
        .withMessageContaining("maxEventBytes -1: expected 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(1, 1, 1_001, 1, 1, 1))
        .withMessageContaining("maxDepth 1001: expected at most 1000");
  }

  @Test
  void reasons_areFitForALabel() {
    // Given
    InvalidEnvelopeException.Reason[] reasons = InvalidEnvelopeException.Reason.values();

    // When
    var labels = Arrays.stream(reasons).map(InvalidEnvelopeException.Reason::label).toList();

    // Then
    assertThat(labels)
        .containsExactly(
            "media_type",
            "not_utf8",
            "not_json",
            "not_an_envelope",
            "invalid_event",
            "duplicate_member",
            "too_deep",
            "too_many_events",
            "event_too_large");
  }

  private static Event event(String id, String action) {
    return Event.of(
        id, Timestamps.ZERO, action, TARGET, Request.NONE, Actor.ANONYMOUS, Source.NONE);
  }
}
