package io.registrynotifier.worker.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.config.DirectorySettings;
import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.worker.directory.Sealing.Literals;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DirectoryStateTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final SecretKeys KEYS = SecretKeys.of(DirectorySettings.DEFAULT);

  @Test
  void creation_isLaterThanEveryOther_alsoOfOneThatIsGone_whateverTheClocksSay() {
    // Given
    DirectoryState state =
        DirectoryState.EMPTY.with("a", made(NOW.plusSeconds(3_600))).without("a");

    // When
    Instant again = state.creation(NOW);

    // Then
    assertThat(again).isEqualTo("2026-01-02T04:04:05.000001Z");
    assertThat(state.with("a", made(NOW)).creation(NOW)).isEqualTo(again);
    assertThat(state.creation(NOW.plusSeconds(7_200))).isEqualTo(NOW.plusSeconds(7_200));
  }

  private static Kept made(Instant created) {
    StoredEntry entry =
        Sealing.seal(
                EndpointDefinition.read("{name: a, url: 'http://a'}", text -> text),
                KEYS,
                Literals.REFUSED,
                Optional.empty())
            .entry(KEYS, Origin.API, created);
    return new Opening(KEYS, DirectoryRun.REFERENCES, Map.of()).open("a", entry, 1);
  }
}
