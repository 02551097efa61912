package io.registrynotifier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReceiveIT {
  private static final String GREETING = "Receiving at ";

  @TempDir private Path directory;

  @Test
  void receive_showsEachEventOnALine_andEndsInOrder() throws IOException, InterruptedException {
    // Given
    SampleEvent pushed = SampleEvents.seeded(3).push("team/app", "v1");
    try (NotifierProcess process =
        NotifierProcess.start(directory, "receive", "--http-addr", "127.0.0.1:0")) {
      process.awaitOutput("/hook");
      URI hook = URI.create(process.output().strip().substring(GREETING.length()));

      // When
      int answer = post(hook, SampleEvents.envelope(pushed));
      process.awaitOutput(pushed.id());
      int status = process.end();

      // Then
      assertThat(answer).isEqualTo(200);
      assertThat(process.output())
          .endsWith("push team/app:v1@" + pushed.digest() + " id=" + pushed.id() + "\n");
      assertThat(status).isZero();
    }
  }

  private static int post(URI url, byte[] envelope) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", MediaTypes.EVENTS_V2)
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
