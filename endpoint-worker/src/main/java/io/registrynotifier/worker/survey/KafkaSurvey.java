package io.registrynotifier.worker.survey;

import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The {@link Survey} of a cluster, over clients of its own. Thread-safe. */
public final class KafkaSurvey implements Survey, AutoCloseable {
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);

  /** People wait for the answer. */
  private static final int BOUND_MILLIS = 5_000;

  private final Admin admin;
  private final EndpointLooks endpoints;
  private final EventLooks events;
  private final StateLooks states;
  private final KafkaLetterBox letters;
  private final RecentAnswers<Set<String>, Map<String, EndpointSurvey>> recent;

  private KafkaSurvey(Admin admin, Topics topics, Reading reading) {
    GroupOffsets offsets = new GroupOffsets(admin, topics.events(), BOUND_MILLIS);
    GroupHolders holders = new GroupHolders(admin, topics.events(), BOUND_MILLIS);
    TopicSpans spans = new TopicSpans(admin, topics.events(), BOUND_MILLIS);
    TopicSpans letterSpans = new TopicSpans(admin, topics.deadLetters(), BOUND_MILLIS);
    this.admin = admin;
    this.endpoints =
        new EndpointLooks(offsets, holders, spans, new EventTimes(reading, topics.events()));
    this.events = new EventLooks(spans, reading, topics.events());
    this.states =
        new StateLooks(
            offsets, spans, new LettersOfEvent(letterSpans, reading, topics.deadLetters()));
    this.letters = new KafkaLetterBox(letterSpans, reading, topics);
    this.recent = new RecentAnswers<>(KEPT, reading.nanoTime());
  }

  /**
   * Whether Kafka is there or not.
   *
   * @param executor a few threads that may block; the caller's to close
   * @param nanoTime a monotonic ticker in nanoseconds
   */
  public static KafkaSurvey create(
      NotifierConfig config, Executor executor, LongSupplier nanoTime) {
    Admin admin = Admin.create(config.kafka().toMap(AdminClientConfig.configNames()));
    return new KafkaSurvey(
        admin, config.topics().topics(), new Reading(config.kafka(), executor, nanoTime));
  }

  /** What was put aside. */
  public LetterBox letters() {
    return letters;
  }

  @Override
  public CompletableFuture<Map<String, EndpointSurvey>> endpoints(Collection<String> names) {
    return Answers.orUnavailable(
        recent.get(Set.copyOf(names), endpoints::at), "where the endpoints stand");
  }

  @Override
  public CompletableFuture<EventSearch> event(String eventId, SearchBounds bounds) {
    return Answers.orUnavailable(events.search(eventId, bounds), "search of an event");
  }

  @Override
  public CompletableFuture<Optional<FoundEvent>> at(int partition, long offset) {
    return Answers.orUnavailable(events.at(partition, offset), "the event at a place");
  }

  @Override
  public CompletableFuture<Map<String, DeliveryState>> states(
      FoundEvent event, Collection<Endpoint> of) {
    return Answers.orUnavailable(states.of(event, of), "what has become of an event");
  }

  /** Waits a short while for what is under way. */
  @Override
  public void close() {
    admin.close(CLOSE_BOUND);
  }
}
