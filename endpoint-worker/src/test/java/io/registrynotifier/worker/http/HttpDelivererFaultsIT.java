package io.registrynotifier.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.Answer.Ending;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDelivererFaultsIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private static Deliveries deliveries;
  private WebhookReceiver receiver;

  @BeforeAll
  static void startClient() {
    deliveries = new Deliveries();
  }

  @AfterAll
  static void closeClient() {
    deliveries.close();
  }

  @BeforeEach
  void startReceiver() {
    receiver = WebhookReceiver.start();
  }

  @AfterEach
  void closeReceiver() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void outcome_isAccepted_whenStatusIs2xx(int status) {
    // Given
    receiver.answer(Answer.status(status));
    // When
    Outcome outcome = deliveries.deliver(receiver.url());
    // Then
    assertThat(outcome).isEqualTo(new Accepted(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 400, 401, 404, 407, 410, 429, 500, 503})
  void outcome_isRefusedAndAskedOnce_whenStatusIsAnother(int status) {
    // Given
    receiver.answer(Answer.status(status));
    // When
    Outcome outcome = deliveries.deliver(receiver.url());
    // Then
    assertThat(outcome).isEqualTo(new Refused(status, Optional.empty(), ""));
    assertThat(receiver.count()).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirect_isNeverFollowed_whenItNamesALocation(int status) {
    // Given
    try (WebhookReceiver elsewhere = WebhookReceiver.start()) {
      receiver.answer(Answer.status(status).with("Location", elsewhere.url().toString()));
      // When
      Outcome outcome = deliveries.deliver(receiver.url());
      // Then
      assertThat(outcome).isEqualTo(new Refused(status, Optional.empty(), ""));
      assertThat(receiver.count()).isOne();
      assertThat(elsewhere.count()).isZero();
    }
  }

  @Test
  void outcome_isOfTheFinalAnswer_whenInformationalOnesComeFirst() {
    // Given
    String answers =
        String.join(
            "\r\n",
            "HTTP/1.1 102 Processing",
            "",
            "HTTP/1.1 103 Early Hints",
            "Link: </x>",
            "",
            "HTTP/1.1 201 Created",
            "Content-Length: 0",
            "",
            "");
    receiver.answer(Answer.raw(answers, Ending.HANG));
    // When
    Outcome outcome = deliveries.deliver(receiver.url());
    // Then
    assertThat(outcome).isEqualTo(new Accepted(201));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101, 102, 103})
  void outcome_isNotAccepted_whenOnlyAnInformationalAnswerComes(int status) {
    // Given
    receiver.answer(Answer.interim(status));
    // When
    Outcome outcome =
        deliveries.deliver(
            Deliveries.endpoint(receiver.url(), Duration.ofMillis(500)), Owing.anEvent());
    // Then
    assertThat(outcome).isInstanceOfAny(Unanswered.class, Refused.class);
  }

  static Stream<Object> brokenAnswers() {
    return Stream.of(
        arguments(Answer.reset(), Failure.CONNECTION_RESET),
        arguments(Answer.close(), Failure.CONNECTION_RESET),
        arguments(Answer.half(), Failure.CONNECTION_RESET),
        arguments(
            Answer.raw("HTTP/1.1 200 OK\r\nContent-Le", Ending.CLOSE), Failure.PROTOCOL_ERROR),
        arguments(
            Answer.raw(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", Ending.CLOSE),
            Failure.CONNECTION_RESET),
        arguments(
            Answer.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Ending.CLOSE),
            Failure.PROTOCOL_ERROR),
        arguments(Answer.garbage(), Failure.PROTOCOL_ERROR),
        arguments(Answer.raw("HTTP/1.1 2OO OK\r\n\r\n", Ending.CLOSE), Failure.PROTOCOL_ERROR),
        arguments(
            Answer.raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n", Ending.HANG),
            Failure.PROTOCOL_ERROR),
        arguments(new Answer.Endless(), Failure.RESPONSE_TOO_LARGE),
        arguments(Answer.hang(), Failure.TIMEOUT),
        arguments(
            Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", Ending.HANG),
            Failure.TIMEOUT));
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void outcome_namesTheFailure_whenAnswerIsBroken(Answer answer, Failure expected) {
    // Given
    receiver.answer(answer);
    // When
    Outcome outcome =
        deliveries.deliver(
            Deliveries.endpoint(receiver.url(), Duration.ofSeconds(1)), Owing.anEvent());
    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Unanswered.class, ending -> assertThat(ending.failure()).isEqualTo(expected));
  }

  @Test
  void outcome_isRefusedConnection_whenNobodyListens() {
    // Given
    URI nobody = receiver.url().resolve("/secret?token=hidden");
    receiver.refuse();
    // When
    Outcome outcome = deliveries.deliver(nobody);
    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Unanswered.class,
            ending -> {
              assertThat(ending.failure()).isEqualTo(Failure.CONNECTION_REFUSED);
              assertThat(ending.detail()).doesNotContain("secret", "token", "hidden");
            });
  }

  @Test
  void outcome_isDnsError_whenHostIsUnknown() {
    // Given
    URI unknown = URI.create("http://no-such-host.invalid/secret?token=hidden");
    // When
    Outcome outcome = deliveries.deliver(unknown);
    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Unanswered.class,
            ending -> {
              assertThat(ending.failure()).isEqualTo(Failure.DNS_ERROR);
              assertThat(ending.detail()).doesNotContain("secret", "token", "hidden");
            });
  }

  @Test
  void outcome_isAccepted_whenAnswersMediaTypeMakesNoSense() {
    // Given
    receiver.answer(
        Answer.status(200).with("Content-Type", "text/plain; charset=no-such").saying("taken"));
    // When
    Outcome outcome = deliveries.deliver(receiver.url());
    // Then
    assertThat(outcome).isEqualTo(new Accepted(200));
  }

  @Test
  void refusal_carriesRetryAfterAndBoundedStartOfBody_whenAnswerHasThem() {
    // Given
    receiver.answer(Answer.status(503).with("Retry-After", "120").saying("busy ".repeat(10_000)));
    // When
    Outcome outcome = deliveries.deliver(receiver.url());
    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.retryAfter()).contains(Duration.ofMinutes(2));
              assertThat(refused.excerpt()).startsWith("busy busy").hasSize(4096);
            });
  }

  @Test
  void failure_tellsNothingOfTheAnswer_whenItIsGarbage() {
    // Given
    receiver.answer(Answer.raw("secret-that-came-back\r\n\r\n", Ending.CLOSE));
    // When
    Outcome outcome = deliveries.deliver(receiver.url());
    // Then
    assertThat(outcome.toString()).doesNotContain("secret");
  }

  @Test
  void cancelling_closesTheConnection_whileReceiverHangs() {
    // Given
    receiver.answer(Answer.hang());
    CompletableFuture<Outcome> outcome =
        deliveries
            .to(Deliveries.endpoint(receiver.url(), Duration.ofMinutes(5)))
            .deliver(Owing.anEvent());
    await().atMost(DEADLINE).until(() -> receiver.count() == 1);
    // When
    outcome.cancel(true);
    // Then
    await().atMost(DEADLINE).until(() -> receiver.connections() == 0);
  }

  @Test
  void cancelling_closesTheConnection_whenItWasOpenBefore() {
    // Given
    deliveries.deliver(receiver.url());
    receiver.answer(Answer.hang());
    CompletableFuture<Outcome> outcome =
        deliveries
            .to(Deliveries.endpoint(receiver.url(), Duration.ofMinutes(5)))
            .deliver(Owing.anEvent());
    await().atMost(DEADLINE).until(() -> receiver.count() == 2);
    // When
    outcome.cancel(true);
    // Then
    await().atMost(DEADLINE).until(() -> receiver.connections() == 0);
  }

  @Test
  void nextRequest_isServed_whenTheOneBeforeWasCancelled() {
    // Given
    receiver.answer(Answer.hang());
    CompletableFuture<Outcome> cancelled =
        deliveries
            .to(Deliveries.endpoint(receiver.url(), Duration.ofMinutes(5)))
            .deliver(Owing.anEvent());
    await().atMost(DEADLINE).until(() -> receiver.count() == 1);
    cancelled.cancel(true);
    receiver.answer(Answer.OK);
    // When
    Outcome outcome = deliveries.deliver(receiver.url());
    // Then
    assertThat(outcome).isEqualTo(new Accepted(200));
  }
}
