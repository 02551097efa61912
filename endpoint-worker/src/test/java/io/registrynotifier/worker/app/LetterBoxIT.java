package io.registrynotifier.worker.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.survey.Letter;
import io.registrynotifier.worker.survey.LetterBox;
import io.registrynotifier.worker.survey.LetterFilter;
import io.registrynotifier.worker.survey.LetterPage;
import io.registrynotifier.worker.survey.OpenLetter;
import io.registrynotifier.worker.survey.Redriven;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was put aside: seen, and delivered after all. */
final class LetterBoxIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final SampleEvents samples = SampleEvents.seeded(12);
  private final WebhookReceiver refusing = WebhookReceiver.start();
  private final WebhookReceiver other = WebhookReceiver.start();
  private final AtomicBoolean refuses = new AtomicBoolean(true);
  private final String name = SharedBroker.unique("letters");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 3);
  private final TestTopic lettersTopic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".dead-letters", 2);
  private final KafkaSide kafka = new KafkaSide(topic);
  private final SurveyRun survey = new SurveyRun(topic);
  private final LetterBox letters = survey.survey().letters();

  @AfterEach
  void close() {
    survey.close();
    kafka.close();
    refusing.close();
    other.close();
  }

  @Test
  void redriven_arrivesAtItsEndpointAlone_inItsOrder() {
    // Given
    Endpoint another = Endpoints.of(name + "-other", other.url()).make();
    try (WorkerRun run = start(another)) {
      List<SampleEvent> events = publish(run, 20);
      await().atMost(DEADLINE).until(() -> all().size() == 20);
      refuses.set(false);
      // When
      Redriven redriven = SurveyRun.of(letters.redrive(LetterFilter.of(name)));
      // Then
      assertThat(redriven.ids()).hasSize(20);
      await().atMost(DEADLINE).until(() -> refusing.acceptedIds().size() == 20);
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0 && kafka.lag(another.name()) == 0);
      for (int repository = 0; repository < 4; repository++) {
        assertThat(refusing.acceptedIds())
            .containsSubsequence(ids(events, "library/" + repository));
      }
      assertThat(other.acceptedIds()).hasSize(20);
    }
  }

  @Test
  void letter_isRedrivenByItsId_andUnknownOnesAreTold() {
    // Given
    try (WorkerRun run = start()) {
      publish(run, 3);
      await().atMost(DEADLINE).until(() -> all().size() == 3);
      refuses.set(false);
      Letter letter = all().get(1);
      // When
      Redriven redriven = SurveyRun.of(letters.redrive(List.of(letter.id(), "0-99999", "7-0")));
      // Then
      assertThat(redriven.ids()).containsExactly(letter.id());
      assertThat(redriven.unknown()).containsExactly("0-99999", "7-0");
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () -> assertThat(refusing.acceptedIds()).containsExactly(letter.event().id()));
    }
  }

  @Test
  void letter_isShownWithItsEventAndItsCause() {
    // Given
    try (WorkerRun run = start()) {
      SampleEvent event = publish(run, 1).get(0);
      await().atMost(DEADLINE).until(() -> all().size() == 1);
      // When
      OpenLetter open = SurveyRun.of(letters.find(all().get(0).id())).orElseThrow();
      // Then
      assertThat(open.json()).isEqualTo(event.json());
      assertThat(open.letter().endpoint()).isEqualTo(name);
      assertThat(open.letter().cause()).contains("1 attempts");
      assertThat(open.letter().attempts()).isEqualTo(1);
      assertThat(open.letter().event().repository()).isEqualTo(event.repository());
      assertThat(SurveyRun.of(letters.find("0-99999"))).isEmpty();
    }
  }

  @Test
  void pages_areNewestFirst_andMissNothing() {
    // Given
    try (WorkerRun run = start()) {
      publish(run, 25);
      await().atMost(DEADLINE).until(() -> all().size() == 25);
    }
    // When
    List<Letter> read = new ArrayList<>();
    LetterPage page = SurveyRun.of(letters.page(LetterFilter.ALL, Optional.empty(), 4));
    read.addAll(page.letters());
    while (page.next().isPresent()) {
      page = SurveyRun.of(letters.page(LetterFilter.ALL, page.next(), 4));
      read.addAll(page.letters());
    }
    // Then
    assertThat(read).hasSize(25).doesNotHaveDuplicates();
    assertThat(read).isSortedAccordingTo((one, two) -> two.putAside().compareTo(one.putAside()));
  }

  @Test
  void foreignRecords_areSkippedAndCounted() {
    // Given
    try (WorkerRun run = start()) {
      publish(run, 2);
      await().atMost(DEADLINE).until(() -> all().size() == 2);
    }
    lettersTopic.write("key", "somebody else's");
    lettersTopic.write(
        List.of(
            new ProducerRecord<>(lettersTopic.name(), "tombstone".getBytes(UTF_8), null),
            halfALetter()));
    // When
    LetterPage page = SurveyRun.of(letters.page(LetterFilter.ALL, Optional.empty(), 10));
    Redriven redriven = SurveyRun.of(letters.redrive(LetterFilter.ALL));
    // Then
    assertThat(page.letters()).hasSize(2);
    assertThat(page.foreign()).isEqualTo(3);
    assertThat(redriven.ids()).hasSize(2);
    assertThat(redriven.foreign()).isEqualTo(3);
  }

  @Test
  void filter_choosesByEndpointAndTime() {
    // Given
    try (WorkerRun run = start()) {
      publish(run, 2);
      await().atMost(DEADLINE).until(() -> all().size() == 2);
    }
    Instant later = Instant.now().plusSeconds(60);
    // When
    LetterPage ofNobody = page(LetterFilter.of("nobody"));
    LetterPage ofLater = page(new LetterFilter(Optional.of(name), Optional.of(later)));
    LetterPage ofAll = page(new LetterFilter(Optional.of(name), Optional.of(Instant.EPOCH)));
    // Then
    assertThat(ofNobody.letters()).isEmpty();
    assertThat(ofNobody.next()).isEmpty();
    assertThat(ofLater.letters()).isEmpty();
    assertThat(ofAll.letters()).hasSize(2);
  }

  @Test
  void letters_refuseWhatIsNoIdAndNoCursor() {
    assertThat(letters.find("none"))
        .failsWithin(DEADLINE)
        .withThrowableThat()
        .withMessageContaining("expected PARTITION-OFFSET");
    assertThat(letters.page(LetterFilter.ALL, Optional.of("x"), 10))
        .failsWithin(DEADLINE)
        .withThrowableThat()
        .withMessageContaining("cursor \"x\"");
  }

  private ProducerRecord<byte[], byte[]> halfALetter() {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(lettersTopic.name(), "half".getBytes(UTF_8), "{}".getBytes(UTF_8));
    record.headers().add("dead-letter-endpoint", name.getBytes(UTF_8));
    record.headers().add("dead-letter-attempts", "many".getBytes(UTF_8));
    return record;
  }

  private WorkerRun start(Endpoint... others) {
    refusing.answer(request -> refuses.get() ? Answer.status(422) : Answer.OK);
    List<Endpoint> all = new ArrayList<>(List.of(others));
    all.add(Endpoints.of(name, refusing.url()).deadLetterAfter(1).make());
    WorkerRun run =
        WorkerRun.on(topic, GroupProtocol.CLASSIC, Map.of(), all.toArray(Endpoint[]::new));
    await().atMost(DEADLINE).until(run::isReady);
    return run;
  }

  private List<SampleEvent> publish(WorkerRun run, int count) {
    List<SampleEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(samples.push("library/" + i % 4, "v" + i));
    }
    run.publish(events);
    return events;
  }

  private List<Letter> all() {
    return page(LetterFilter.ALL).letters();
  }

  private LetterPage page(LetterFilter filter) {
    return SurveyRun.of(letters.page(filter, Optional.empty(), 1_000));
  }

  private static List<String> ids(List<SampleEvent> events, String repository) {
    return events.stream()
        .filter(event -> event.repository().equals(repository))
        .map(SampleEvent::id)
        .toList();
  }
}
