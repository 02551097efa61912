package io.registrynotifier.worker.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.config.DirectorySettings;
import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.worker.directory.DirectoryException.BeingDeleted;
import io.registrynotifier.worker.directory.DirectoryException.UnfitOrder;
import io.registrynotifier.worker.directory.Sealing.Literals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OrdersTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Order.Skip SKIP = new Order.Skip(1, 2, "broken");

  private static StoredEntry entry(String definition) {
    SecretKeys keys = SecretKeys.of(DirectorySettings.DEFAULT);
    return Sealing.seal(
            EndpointDefinition.read(definition, text -> text),
            keys,
            Literals.REFUSED,
            Optional.empty())
        .entry(keys, Origin.API, NOW);
  }

  private static StoredEntry running() {
    return entry("{name: a, url: 'http://a'}");
  }

  private static StoredEntry after(Order... orders) {
    StoredEntry entry = running();
    for (Order order : orders) {
      entry = Orders.follow("a", entry, order, NOW);
    }
    return entry;
  }

  @Test
  void order_leadsToItsActivity_whereTheEndpointCanFollow() {
    assertThat(after(new Order.Pause("x")).activity()).isEqualTo(Activity.PAUSED);
    assertThat(after(new Order.Pause("x")).reason()).contains("x");
    assertThat(after(new Order.Pause("x"), new Order.Resume())).isEqualTo(running());
    assertThat(after(new Order.Park("x")).activity()).isEqualTo(Activity.PARKED);
    assertThat(after(new Order.Pause(""), new Order.Park("x")).activity())
        .isEqualTo(Activity.PARKED);
    assertThat(after(new Order.Park("x"), new Order.Resume())).isEqualTo(running());
    assertThat(after(new Order.Pause("x"), new Order.Disable("")).activity())
        .isEqualTo(Activity.DISABLED);
    assertThat(after(new Order.Disable(""), new Order.Enable())).isEqualTo(running());
    assertThat(after(new Order.RetryNow()).retryAt()).contains(NOW);
    assertThat(after(new Order.Pause(""), SKIP).skips())
        .containsExactly(new SkipOrder(1, 2, "broken", NOW));
  }

  @Test
  void order_changesNothing_whenItIsFollowedAlready() {
    assertThat(after(new Order.Resume())).isEqualTo(running());
    assertThat(after(new Order.Enable())).isEqualTo(running());
    assertThat(after(new Order.Pause("x"), new Order.Pause("x")))
        .isEqualTo(after(new Order.Pause("x")));
    assertThat(after(SKIP, SKIP)).isEqualTo(after(SKIP));
  }

  @Test
  void order_isRefused_whenTheEndpointCannotFollow() {
    assertThatThrownBy(() -> after(new Order.Disable(""), new Order.Resume()))
        .isInstanceOf(UnfitOrder.class);
    assertThatThrownBy(() -> after(new Order.Disable(""), SKIP)).isInstanceOf(UnfitOrder.class);
    assertThatThrownBy(() -> after(new Order.Pause(""), new Order.RetryNow()))
        .isInstanceOf(UnfitOrder.class)
        .hasMessageContaining("paused");
    assertThatThrownBy(() -> after(new Order.Park(""), new Order.Pause("")))
        .isInstanceOf(UnfitOrder.class);
    StoredEntry deleting = running().withActivity(Activity.DELETING, "");
    assertThatThrownBy(() -> Orders.follow("a", deleting, new Order.Resume(), NOW))
        .isInstanceOf(BeingDeleted.class);
  }

  @Test
  void skips_areForgottenAfterAnHour_andBoundedWithinIt() {
    // Given
    StoredEntry entry = running();
    for (int offset = 0; offset < 200; offset++) {
      entry = Orders.follow("a", entry, new Order.Skip(0, offset, ""), NOW);
    }
    StoredEntry full = entry;

    // When
    StoredEntry later =
        Orders.follow("a", full, SKIP, NOW.plus(Duration.ofHours(1)).plusSeconds(1));

    // Then
    assertThat(later.skips()).hasSize(1);
    assertThatThrownBy(() -> Orders.follow("a", full, SKIP, NOW)).isInstanceOf(UnfitOrder.class);
  }

  @Test
  void definition_decidesTheActivity_onlyWhereItSaysSomethingElseThanBefore() {
    StoredEntry enabled = running();
    StoredEntry disabled = entry("{name: a, url: 'http://a', disabled: true}");
    StoredEntry moved = entry("{name: a, url: 'http://b'}");

    assertThat(enabled.redefined(disabled).activity()).isEqualTo(Activity.DISABLED);
    assertThat(enabled.redefined(disabled).redefined(moved).activity()).isEqualTo(Activity.RUNNING);
    assertThat(after(new Order.Disable("x")).redefined(moved).activity())
        .isEqualTo(Activity.DISABLED);
    assertThat(after(new Order.Pause("x")).redefined(moved).activity()).isEqualTo(Activity.PAUSED);
    assertThat(after(new Order.Park("x")).redefined(moved).activity()).isEqualTo(Activity.RUNNING);
    assertThat(after(new Order.Park("x")).redefined(running()).activity())
        .isEqualTo(Activity.PARKED);
  }
}
