package io.registrynotifier.testkit.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class WebhookReceiverIT {
  private final SampleEvents samples = SampleEvents.seeded(1);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void receiver_recordsWhatCame_whenItAccepts() throws IOException, InterruptedException {
    // Given
    SampleEvent event = samples.push("a/b", "latest");

    // When
    HttpResponse<String> response = post(event);

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(receiver.acceptedIds()).containsExactly(event.id());
    ReceivedRequest request = receiver.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/events");
    assertThat(request.header("content-type")).isEqualTo(samples.mediaType());
    assertThat(request.text()).isEqualTo("{\"events\":[" + event.json() + "]}");
  }

  @Test
  void receiver_answersInTurn_whenScripted() throws IOException, InterruptedException {
    // Given
    receiver.answer(
        Script.inTurn(Answer.status(503).with("Retry-After", "7").saying("later"), Answer.OK));
    List<SampleEvent> events = samples.pushes(3, 1);

    // When
    HttpResponse<String> first = post(events.get(0));
    HttpResponse<String> second = post(events.get(1));
    HttpResponse<String> third = post(events.get(2));

    // Then
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(first.body()).isEqualTo("later");
    assertThat(List.of(second.statusCode(), third.statusCode())).containsExactly(200, 200);
    assertThat(receiver.count()).isEqualTo(3);
    assertThat(receiver.acceptedIds()).containsExactly(events.get(1).id(), events.get(2).id());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(Answer.hang(), HttpTimeoutException.class),
        Arguments.of(Answer.interim(103), HttpTimeoutException.class),
        Arguments.of(Answer.status(200).after(Duration.ofMinutes(1)), HttpTimeoutException.class),
        Arguments.of(Answer.reset(), IOException.class),
        Arguments.of(Answer.close(), IOException.class),
        Arguments.of(Answer.garbage(), IOException.class),
        Arguments.of(Answer.half(), IOException.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void receiver_failsTheClient_whenScriptedSo(Answer fault, Class<? extends Exception> failure)
      throws IOException, InterruptedException {
    // Given
    receiver.answer(fault);
    SampleEvent event = samples.push("a/b", "latest");

    // When
    assertThatThrownBy(() -> postWithin(event, Duration.ofSeconds(1))).isInstanceOf(failure);
    receiver.answer(Answer.OK);
    HttpResponse<String> next = post(event);

    // Then
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(receiver.acceptedIds()).containsOnly(event.id());
  }

  @Test
  void receiver_neverEndsItsAnswer_whenScriptedSo() throws IOException {
    // Given
    receiver.answer(new Answer.Endless());
    int muchMoreThanBuffersHold = 32 << 20;

    // When
    byte[] answer;
    try (Socket socket = new Socket("localhost", receiver.url().getPort())) {
      socket.getOutputStream().write("POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
      answer = socket.getInputStream().readNBytes(muchMoreThanBuffersHold);
    }

    // Then
    assertThat(answer)
        .hasSize(muchMoreThanBuffersHold)
        .startsWith("HTTP/1.1 200".getBytes(US_ASCII));
  }

  @Test
  void receiver_refusesConnections_untilItWelcomesThem() throws IOException, InterruptedException {
    // Given
    SampleEvent event = samples.push("a/b", "latest");
    post(event);

    // When
    receiver.refuse();
    assertThatThrownBy(() -> post(event)).isInstanceOf(ConnectException.class);
    receiver.welcome();

    // Then
    assertThat(post(event).statusCode()).isEqualTo(200);
  }

  @Test
  void receiver_isNotTrusted_whenItsNameIsWrong(@TempDir Path directory)
      throws IOException, InterruptedException {
    // Given
    TlsIdentity right = TlsIdentity.create(directory, "localhost");
    TlsIdentity wrong = TlsIdentity.create(directory, "other.example.com");

    // When
    int accepted = statusOver(right);

    // Then
    assertThat(accepted).isEqualTo(200);
    assertThatThrownBy(() -> statusOver(wrong)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void receiver_keepsUp_withMoreThanTenThousandRequestsInASecond() {
    // Given
    byte[] body = SampleEvents.envelope(samples.push("a/b", "latest"));

    // When
    double best =
        IntStream.range(0, 3) // a machine that is busy with something else fails no test
            .mapToObj(it -> RequestRate.measure(receiver.url(), samples.mediaType(), body, 10_000))
            .mapToDouble(RequestRate::perSecond)
            .max()
            .orElseThrow();

    // Then
    assertThat(receiver.count()).isEqualTo(30_000);
    assertThat(best).isGreaterThan(10_000);
  }

  private int statusOver(TlsIdentity identity) throws IOException, InterruptedException {
    try (WebhookReceiver tls = WebhookReceiver.startTls(identity.server())) {
      HttpClient trusting = HttpClient.newBuilder().sslContext(identity.client()).build();
      HttpRequest request =
          HttpRequest.newBuilder(tls.url()).POST(BodyPublishers.ofString("{}")).build();
      return trusting.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private HttpResponse<String> post(SampleEvent event) throws IOException, InterruptedException {
    return postWithin(event, Duration.ofSeconds(30));
  }

  private HttpResponse<String> postWithin(SampleEvent event, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(receiver.url())
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", samples.mediaType())
            .timeout(timeout)
            .POST(BodyPublishers.ofByteArray(SampleEvents.envelope(event)))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
