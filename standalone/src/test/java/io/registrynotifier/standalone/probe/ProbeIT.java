package io.registrynotifier.standalone.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProbeIT {
  private final WebhookReceiver page = WebhookReceiver.start();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @AfterEach
  void closePage() {
    page.close();
  }

  @Test
  void probe_succeeds_whenThePageIsThere() {
    // Given
    page.answer(Answer.status(200).saying("{\"status\":\"ready\"}"));

    // When
    int status = ask();

    // Then
    assertThat(status).isZero();
    assertThat(said.toString(UTF_8)).startsWith("200 {\"status\":\"ready\"}");
  }

  @Test
  void probe_saysWhy_whenTheProcessIsNotReady() {
    // Given
    page.answer(Answer.status(503).saying("no broker reached"));

    // When
    int status = ask();

    // Then
    assertThat(status).isOne();
    assertThat(said.toString(UTF_8)).startsWith("503 no broker reached");
  }

  @Test
  void probe_saysWhere_whenNobodyAnswers() {
    // Given
    page.close();

    // When
    int status = ask();

    // Then
    assertThat(status).isOne();
    assertThat(said.toString(UTF_8)).startsWith(page.url().toString());
  }

  private int ask() {
    return Probe.ask(page.url(), new PrintStream(said, true, UTF_8));
  }
}
