package io.registrynotifier.sink;

import static io.registrynotifier.sink.FakeSink.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilteringSinkTest {
  /** The fifth line is what registries before 3.1 get wrong: no media type, so no filter at all. */
  @ParameterizedTest(name = "ignoring [{0}] and [{1}]: {2} of \"{3}\" is kept: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | ''          | pull   | application/octet-stream | true
          application/octet-stream | ''          | pull   | application/octet-stream | false
          application/octet-stream | ''          | pull   | application/json         | true
          application/octet-stream | ''          | delete | ''                       | true
          ''                       | pull        | pull   | application/json         | false
          ''                       | pull mount  | mount  | application/json         | false
          ''                       | pull        | push   | application/json         | true
          ''                       | pull        | Pull   | application/json         | true
          application/octet-stream | pull        | push   | application/octet-stream | false
          application/octet-stream | pull        | pull   | application/json         | false
          Application/octet-stream | ''          | pull   | application/octet-stream | true
          """)
  void ignoring_keepsWhatTheRegistrysRuleKeeps_whenMediaTypesOrActionsMatch(
      String mediaTypes, String actions, String action, String mediaType, boolean kept) {
    // Given
    FakeSink inside = FakeSink.keeping();
    Sink filtering = FilteringSink.ignoring(inside, words(mediaTypes), words(actions));

    // When
    CompletableFuture<Void> written = filtering.write(List.of(event("1", action, mediaType)));

    // Then
    assertThat(written).isCompleted();
    assertThat(inside.ids()).hasSize(kept ? 1 : 0);
  }

  @Test
  void write_passesOnTheRestInOrder_whenSomeAreNotWanted() {
    // Given
    FakeSink inside = FakeSink.keeping();
    Sink filtering = FilteringSink.of(inside, event -> !event.id().equals("2"));

    // When
    filtering.write(List.of(event("1"), event("2"), event("3"))).join();

    // Then
    assertThat(inside.ids()).containsExactly("1", "3");
  }

  @Test
  void write_fails_whenTheSinkInsideFails() {
    // Given
    Sink filtering = FilteringSink.of(FakeSink.failing(new IllegalStateException()), all -> true);

    // When
    CompletableFuture<Void> written = filtering.write(List.of(event("1")));

    // Then
    assertThat(written).isCompletedExceptionally();
  }

  @Test
  void write_failsWithoutThrowing_whenThePredicateThrows() {
    // Given
    FakeSink inside = FakeSink.keeping();
    Sink filtering =
        FilteringSink.of(
            inside,
            event -> {
              throw new IllegalStateException("predicate");
            });

    // When
    CompletableFuture<Void> written = filtering.write(List.of(event("1")));

    // Then
    assertThat(written).isCompletedExceptionally();
    assertThat(inside.ids()).isEmpty();
  }

  /**
   * In registries from 3.0 on the filter's close does nothing: the sink inside is never flushed.
   */
  @Test
  void close_closesTheSinkInside_whenTheFilterIsClosed() {
    // Given
    FakeSink inside = FakeSink.keeping();
    Sink filtering = FilteringSink.ignoring(inside, Set.of(), Set.of("pull"));

    // When
    filtering.close();

    // Then
    assertThat(inside.closings()).isEqualTo(1);
  }

  @Test
  void write_failsAsClosed_whenClosedEvenIfNothingIsWanted() {
    // Given
    Sink filtering = FilteringSink.of(FakeSink.keeping(), event -> false);
    filtering.close();

    // When
    CompletableFuture<Void> written = filtering.write(List.of(event("1")));

    // Then
    assertThatThrownBy(written::join).hasCauseExactlyInstanceOf(SinkClosedException.class);
  }

  /** The registry's filter may share its list with the configuration. */
  @Test
  void ignoring_staysAsItWas_whenTheCallersSetsChange() {
    // Given
    FakeSink inside = FakeSink.keeping();
    Set<String> actions = new HashSet<>();
    Sink filtering = FilteringSink.ignoring(inside, new HashSet<>(), actions);

    // When
    actions.add("push");
    filtering.write(List.of(event("1", "push", ""))).join();

    // Then
    assertThat(inside.ids()).containsExactly("1");
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
