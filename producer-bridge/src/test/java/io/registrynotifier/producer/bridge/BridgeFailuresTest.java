package io.registrynotifier.producer.bridge;

import static io.registrynotifier.producer.bridge.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.FakeRegistry;
import io.registrynotifier.producer.registry.RegistryCall;
import io.registrynotifier.sink.SinkClosedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the sink does, the registry's call is done and the event is counted. */
final class BridgeFailuresTest {
  private final FakeRegistry registry = FakeRegistry.working();
  private final List<CarriedEvent> unsent = new ArrayList<>();
  private final List<Throwable> causes = new ArrayList<>();

  static Stream<Arguments> callsAndSinks() {
    return Stream.of(RegistryCall.values())
        .flatMap(call -> Stream.of(BadSink.values()).map(bad -> Arguments.of(call, bad)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("callsAndSinks")
  void call_hasItsResultAndTheEventIsCalledBack_whenTheSinkFails(RegistryCall call, BadSink bad)
      throws IOException {
    // Given
    FakeSink sink = new FakeSink(bad::answer);
    Bridge bridge = Bridge.to(sink, settings().withUnsent(this::remember));
    Object plain = call.make(registry.repository(), registry);

    // When
    Object result = Samples.make(call, registry, bridge);

    // Then
    assertThat(result).isEqualTo(plain);
    assertThat(bridge.counts()).isEqualTo(new BridgeCounts(1, 0, 1, 0, 0));
    assertThat(unsent).isEqualTo(sink.events()).hasSize(1);
    assertThat(causes).hasOnlyElementsOfType(bad.cause).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("callsAndSinks")
  void call_hasItsResultAndTheEventIsCounted_whenUnsentEventsAreOnlyLogged(
      RegistryCall call, BadSink bad) throws IOException {
    // Given
    Bridge bridge = Bridge.to(new FakeSink(bad::answer), settings());
    Object plain = call.make(registry.repository(), registry);

    // When
    Object result = Samples.make(call, registry, bridge);

    // Then
    assertThat(result).isEqualTo(plain);
    assertThat(bridge.counts()).isEqualTo(new BridgeCounts(1, 0, 1, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void call_hasItsResultAndBothFailuresAreCounted_whenThePolicyThrowsToo(RegistryCall call)
      throws IOException {
    // Given
    UnsentEvents broken =
        (event, cause) -> {
          throw new IllegalStateException("a defect");
        };
    Bridge bridge =
        Bridge.to(new FakeSink(BadSink.THROWING::answer), settings().withUnsent(broken));
    Object plain = call.make(registry.repository(), registry);

    // When
    Object result = Samples.make(call, registry, bridge);

    // Then
    assertThat(result).isEqualTo(plain);
    assertThat(bridge.counts()).isEqualTo(new BridgeCounts(1, 0, 1, 0, 1));
  }

  @ParameterizedTest
  @EnumSource
  void call_hasItsResultAndTheLossIsCounted_whenNoEventCanBeMade(RegistryCall call)
      throws IOException {
    // Given
    FakeSink sink = FakeSink.keeping();
    Bridge bridge = Bridge.to(sink, settings().withIds(() -> ""));
    Object plain = call.make(registry.repository(), registry);

    // When
    Object result = Samples.make(call, registry, bridge);

    // Then
    assertThat(result).isEqualTo(plain);
    assertThat(sink.events()).isEmpty();
    assertThat(bridge.counts()).isEqualTo(new BridgeCounts(1, 0, 0, 1, 0));
  }

  @ParameterizedTest
  @EnumSource
  void call_isNotHeldUp_whenTheSinkHasNotAnswered(RegistryCall call) throws IOException {
    // Given
    CompletableFuture<Void> pending = new CompletableFuture<>();
    Bridge bridge = Bridge.to(new FakeSink(() -> pending), settings());

    // When
    Samples.make(call, registry, bridge);
    BridgeCounts during = bridge.counts();
    pending.complete(null);

    // Then
    assertThat(during.underWay()).isEqualTo(1);
    assertThat(bridge.counts()).isEqualTo(new BridgeCounts(1, 1, 0, 0, 0));
  }

  @Test
  void blob_isNotLostSilently_whenTheRegistryNamesNoDigest() {
    // Given
    FakeSink sink = FakeSink.keeping();
    Bridge bridge = Bridge.to(sink, settings());

    // When
    bridge.listener(Samples.REQUEST, "").blobs().pushed("library/test", Descriptor.EMPTY);

    // Then
    assertThat(sink.events()).isEmpty();
    assertThat(bridge.counts()).isEqualTo(new BridgeCounts(1, 0, 0, 1, 0));
  }

  private void remember(CarriedEvent event, Throwable cause) {
    unsent.add(event);
    causes.add(cause);
  }

  /** The ways in which a sink can fail. */
  enum BadSink {
    FAILING(TimeoutException.class),
    FAILING_WRAPPED(TimeoutException.class),
    CLOSED(SinkClosedException.class),
    THROWING(IllegalStateException.class),
    THROWING_AN_ERROR(NoClassDefFoundError.class),
    RETURNING_NOTHING(NullPointerException.class);

    private final Class<? extends Throwable> cause;

    BadSink(Class<? extends Throwable> cause) {
      this.cause = cause;
    }

    @Nullable CompletableFuture<Void> answer() {
      return switch (this) {
        case FAILING -> CompletableFuture.failedFuture(new TimeoutException("no answer"));
        case FAILING_WRAPPED ->
            CompletableFuture.failedFuture(new CompletionException(new TimeoutException()));
        case CLOSED -> CompletableFuture.failedFuture(new SinkClosedException("fake"));
        case THROWING -> throw new IllegalStateException("thrown");
        case THROWING_AN_ERROR -> throw new NoClassDefFoundError("thrown");
        case RETURNING_NOTHING -> null;
      };
    }
  }
}
