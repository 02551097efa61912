package io.registrynotifier.producer.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.producer.registry.FakeRegistry;
import io.registrynotifier.producer.registry.RegistryCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In the registry a failing sink fails the deletion of tags and of repositories. */
final class NeverThrowListenerTest {
  private final FakeRegistry registry = FakeRegistry.working();

  @ParameterizedTest
  @EnumSource
  void call_hasItsResultAndTheFailureIsReported_whenTheListenerThrows(RegistryCall call)
      throws IOException {
    // Given
    List<String> reported = new ArrayList<>();
    Listener broken =
        new ThrowingListener(
            () -> {
              throw new IllegalStateException("a defect");
            });
    Object plain = call.make(registry.repository(), registry);

    // When
    Object result =
        make(
            call,
            NeverThrowListener.of(
                broken,
                (notification, repository, cause) ->
                    reported.add(notification + " " + repository + ": " + cause.getMessage())));

    // Then
    assertThat(result).isEqualTo(plain);
    assertThat(reported).containsExactly(call.notification() + " library/test: a defect");
  }

  @ParameterizedTest
  @EnumSource
  void call_hasItsResultAndTheFailureIsCounted_whenTheListenerThrowsAnError(RegistryCall call)
      throws IOException {
    // Given
    CountedFailures failures = new CountedFailures();
    Listener broken =
        new ThrowingListener(
            () -> {
              throw new NoClassDefFoundError("a missing class");
            });
    Object plain = call.make(registry.repository(), registry);

    // When
    Object result = make(call, NeverThrowListener.of(broken, failures));

    // Then
    assertThat(result).isEqualTo(plain);
    assertThat(failures.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void call_hasItsResult_whenEvenTheReportThrows(RegistryCall call) throws IOException {
    // Given
    Listener broken =
        new ThrowingListener(
            () -> {
              throw new IllegalStateException("a defect");
            });
    ListenerFailures deaf =
        (notification, repository, cause) -> {
          throw new IllegalStateException("another defect");
        };
    Object plain = call.make(registry.repository(), registry);

    // When
    Object result = make(call, NeverThrowListener.of(broken, deaf));

    // Then
    assertThat(result).isEqualTo(plain);
  }

  private Object make(RegistryCall call, NeverThrowListener listener) throws IOException {
    return call.make(
        ListeningRepository.of(registry.repository(), listener),
        ListeningRepositoryRemover.of(registry, listener));
  }
}
