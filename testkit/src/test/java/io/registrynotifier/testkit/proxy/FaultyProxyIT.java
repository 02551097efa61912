package io.registrynotifier.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultyProxyIT {
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final FaultyProxy proxy = FaultyProxy.to("127.0.0.1", receiver.url().getPort());
  private final List<HttpClient> clients = new ArrayList<>();

  @AfterEach
  void close() {
    proxy.close();
    receiver.close();
  }

  @Test
  void proxy_passesOn_whenHealthy() throws IOException, InterruptedException {
    // Given // When
    int status = post(Duration.ofSeconds(30));

    // Then
    assertThat(status).isEqualTo(200);
    assertThat(receiver.requests().get(0).text()).isEqualTo("hello");
  }

  @Test
  void proxy_refusesUntilHealed_whenToldTo() throws IOException, InterruptedException {
    // Given
    post(Duration.ofSeconds(30));

    // When
    proxy.refuse();
    assertThatThrownBy(() -> post(Duration.ofSeconds(30))).isInstanceOf(ConnectException.class);
    proxy.heal();

    // Then
    assertThat(post(Duration.ofSeconds(30))).isEqualTo(200);
  }

  @Test
  void proxy_cutsWhatIsOpen_andTakesNewConnections() throws IOException, InterruptedException {
    // Given
    post(Duration.ofSeconds(30));
    assertThat(receiver.connections()).isEqualTo(1);

    // When
    proxy.cut();

    // Then
    await().atMost(Duration.ofSeconds(10)).until(() -> receiver.connections() == 0);
    assertThat(post(Duration.ofSeconds(30))).isEqualTo(200);
  }

  @Test
  void proxy_isSilentUntilHealed_whenItHangs() throws IOException, InterruptedException {
    // Given
    proxy.hang();

    // When
    assertThatThrownBy(() -> post(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
    assertThat(receiver.count()).isZero();
    proxy.heal();

    // Then
    assertThat(post(Duration.ofSeconds(30))).isEqualTo(200);
  }

  @Test
  void proxy_takesItsTime_whenDelayed() throws IOException, InterruptedException {
    // Given
    proxy.delay(Duration.ofMillis(100));
    long start = System.nanoTime();

    // When
    post(Duration.ofSeconds(30));

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
  }

  /** With a client of its own, which knows no connection that the proxy has cut meanwhile. */
  private int post(Duration timeout) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + proxy.address() + "/"))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(timeout)
            .POST(BodyPublishers.ofString("hello"))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    clients.add(client);
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
