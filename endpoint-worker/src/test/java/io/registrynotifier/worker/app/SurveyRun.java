package io.registrynotifier.worker.app;

import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.KafkaSurvey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A survey over a test's topic, as somebody sees it who waits for the answers. */
final class SurveyRun implements AutoCloseable {
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final KafkaSurvey survey;

  SurveyRun(TestTopic topic) {
    this(topic, Map.of("bootstrap.servers", topic.bootstrapServers()));
  }

  SurveyRun(TestTopic topic, Map<String, String> kafka) {
    this.survey =
        KafkaSurvey.create(
            WorkerRun.config(topic, WorkerSettings.DEFAULT, kafka), executor, System::nanoTime);
  }

  KafkaSurvey survey() {
    return survey;
  }

  EndpointSurvey endpoint(String name) {
    return Objects.requireNonNull(of(survey.endpoints(List.of(name))).get(name));
  }

  static <T> T of(CompletableFuture<T> answer) {
    try {
      return answer.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    survey.close();
    executor.shutdownNow();
  }
}
