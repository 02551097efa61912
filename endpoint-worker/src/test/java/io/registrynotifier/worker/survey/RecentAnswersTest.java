package io.registrynotifier.worker.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class RecentAnswersTest {
  private final List<CompletableFuture<String>> asked = new ArrayList<>();
  private long nanos;
  private final RecentAnswers<String, String> answers =
      new RecentAnswers<>(Duration.ofSeconds(1), () -> nanos);

  @Test
  void question_isAskedOnce_whileItsAnswerIsUnderWayOrNew() {
    // Given
    CompletableFuture<String> first = ask("a");
    CompletableFuture<String> second = ask("a");

    // When
    asked.get(0).complete("yes");
    CompletableFuture<String> third = ask("a");

    // Then
    assertThat(asked).hasSize(1);
    assertThat(List.of(first.join(), second.join(), third.join())).containsOnly("yes");
  }

  @Test
  void question_isAskedOnce_howeverLongItsAnswerIsUnderWay() {
    // Given
    var unused = ask("a");

    // When
    nanos += Duration.ofSeconds(5).toNanos();
    CompletableFuture<String> later = ask("a");

    // Then
    assertThat(asked).hasSize(1);
    assertThat(later).isNotDone();
  }

  @Test
  void question_isAskedAgain_whenItsAnswerIsOld() {
    // Given
    var unused = ask("a");
    asked.get(0).complete("yes");

    // When
    nanos += Duration.ofSeconds(2).toNanos();
    CompletableFuture<String> again = ask("a");

    // Then
    assertThat(asked).hasSize(2);
    assertThat(again).isNotDone();
  }

  @Test
  void answers_areKeptApart() {
    // Given
    var unused = ask("a");

    // When
    var other = ask("b");

    // Then
    assertThat(asked).hasSize(2);
    assertThat(other).isNotDone();
  }

  @Test
  void answer_isNobodysToEnd() {
    // Given
    CompletableFuture<String> impatient = ask("a");
    CompletableFuture<String> patient = ask("a");

    // When
    impatient.cancel(true);

    // Then
    assertThat(patient).isNotDone();
  }

  private CompletableFuture<String> ask(String question) {
    return answers.get(
        question,
        each -> {
          CompletableFuture<String> answer = new CompletableFuture<>();
          asked.add(answer);
          return answer;
        });
  }
}
