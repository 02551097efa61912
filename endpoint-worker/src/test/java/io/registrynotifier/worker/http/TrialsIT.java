package io.registrynotifier.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Format;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.ReceivedRequest;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TrialsIT {
  private static final Headers SECRETS =
      new Headers(Map.of("Authorization", List.of("Bearer hunter2hunter2")));

  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final ExecutorService lookups = Executors.newSingleThreadExecutor();
  private final WebhookClient client = WebhookClient.start(lookups);
  private final Trials trials = client.trials(Clock.systemUTC());

  @AfterEach
  void close() {
    client.close();
    lookups.shutdownNow();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void trial_showsTheWholeExchange_whateverTheFormat(Format format) {
    // Given
    receiver.answer(Answer.status(202).with("X-Receiver", "r1").saying("thanks"));
    Endpoint endpoint = endpoint(receiver.url(), Duration.ofSeconds(5), format);

    // When
    Trial trial = trials.send(endpoint).join();

    // Then
    ReceivedRequest received = receiver.requests().get(0);
    assertThat(trial.accepted()).isTrue();
    assertThat(trial.request().body())
        .isEqualTo(received.text())
        .contains("registry-notifier/test");
    assertThat(trial.request().headers())
        .containsEntry("Content-Type", List.of(received.header("content-type")))
        .containsEntry("User-Agent", List.of(received.header("user-agent")))
        .containsEntry("Registry-Notifier-Test", List.of("true"))
        .containsEntry("Authorization", List.of("***"));
    assertThat(received.header("registry-notifier-test")).isEqualTo("true");
    assertThat(received.header("authorization")).isEqualTo("Bearer hunter2hunter2");
    assertThat(trial.response())
        .hasValueSatisfying(
            response -> {
              assertThat(response.status()).isEqualTo(202);
              assertThat(response.body()).isEqualTo("thanks");
              assertThat(response.headers()).containsEntry("X-Receiver", List.of("r1"));
            });
    assertThat(trial.error()).isEmpty();
  }

  @Test
  void trial_masksSecrets_whenTheReceiverSendsThemBack() {
    // Given
    receiver.answer(
        Answer.status(401)
            .with("X-Echo", "Bearer hunter2hunter2")
            .saying("no such token: hunter2hunter2, no such key: s3cr3tkey"));
    URI url = URI.create(receiver.url() + "?key=s3cr3tkey");

    // When
    Trial trial = trials.send(endpoint(url, Duration.ofSeconds(5), Format.REGISTRY)).join();

    // Then
    assertThat(receiver.requests().get(0).path()).endsWith("?key=s3cr3tkey");
    assertThat(trial.accepted()).isFalse();
    assertThat(trial.toString()).doesNotContain("hunter2", "s3cr3t");
    assertThat(trial.response().orElseThrow().body())
        .isEqualTo("no such token: ***, no such key: ***");
    assertThat(trial.request().url()).endsWith("?***");
  }

  @Test
  void trial_saysWhy_whenNobodyAnswers() {
    // Given
    receiver.refuse();

    // When
    Trial trial =
        trials.send(endpoint(receiver.url(), Duration.ofSeconds(5), Format.REGISTRY)).join();

    // Then
    assertThat(trial.response()).isEmpty();
    assertThat(trial.error().orElse("")).startsWith("connection_refused");
  }

  @Test
  void trial_isGivenUp_whenTheTimeoutIsOver() {
    // Given
    receiver.answer(Answer.status(200).after(Duration.ofSeconds(30)));

    // When
    Trial trial =
        trials.send(endpoint(receiver.url(), Duration.ofMillis(300), Format.REGISTRY)).join();

    // Then
    assertThat(trial.error().orElse("")).startsWith("timeout");
    assertThat(trial.took()).isLessThan(Duration.ofSeconds(20));
    await().atMost(Duration.ofSeconds(10)).until(() -> receiver.count() == 1);
  }

  private static Endpoint endpoint(URI url, Duration timeout, Format format) {
    return Deliveries.endpoint(url, timeout, SECRETS, format);
  }
}
