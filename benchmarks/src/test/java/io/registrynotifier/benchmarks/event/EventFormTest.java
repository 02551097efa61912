package io.registrynotifier.benchmarks.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.Event;
import org.junit.jupiter.api.Test;

final class EventFormTest {
  private final EventForm form = new EventForm();

  @Test
  void event_isOneThatARegistryCouldHaveSent() {
    // When
    CarriedEvent carried = form.carried(new EventNumber(0x3e7, 0x1869f));

    // Then
    Event event = carried.event();
    assertThat(event.id())
        .isEqualTo("bench-000003e7-0001869f")
        .isEqualTo(carried.attributes().id());
    assertThat(event.target().repository())
        .isEqualTo("team/app-000003e7")
        .isEqualTo(carried.attributes().repository());
    assertThat(event.target().tag()).isEqualTo(carried.attributes().tag());
    assertThat(event.target().descriptor().digest()).isEqualTo(carried.attributes().digest());
  }

  @Test
  void events_areAllOfOneLength() {
    assertThat(form.json(new EventNumber(Integer.MAX_VALUE, Integer.MAX_VALUE)))
        .hasSameSizeAs(form.json(new EventNumber(0, 0)));
  }
}
