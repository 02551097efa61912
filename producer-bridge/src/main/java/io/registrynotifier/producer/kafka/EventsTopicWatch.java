package io.registrynotifier.producer.kafka;

import io.registrynotifier.producer.kafka.TopicLook.Seen;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps looking whether events can be written, and sees to it that the topics exist.
 *
 * <p>Thread-safe. Every two seconds, on a thread of its own: the first look provisions the topics,
 * whenever Kafka can first be reached; a later one provisions them again when the events topic has
 * been deleted, which is logged as an error, since the events on it are gone.
 */
public final class EventsTopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventsTopicWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          AdminClientConfig.CLIENT_ID_CONFIG,
          "registry-notifier-watch",
          AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
          3_000,
          AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
          5_000,
          AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
          false);

  private final Map<String, Object> properties;
  private final String address;
  private final TopicSettings topics;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(EventsTopicWatch::thread);
  private volatile Optional<String> problem = Optional.of("not looked at yet");
  private volatile boolean refuses = true;
  private volatile Optional<TopicLook> look = Optional.empty();

  private EventsTopicWatch(ClientProperties kafka, TopicSettings topics) {
    this.properties = properties(kafka);
    this.address = kafka.bootstrapServers();
    this.topics = topics;
  }

  /** Returns at once, whether Kafka is there or not. */
  public static EventsTopicWatch start(ClientProperties kafka, TopicSettings topics) {
    EventsTopicWatch watch = new EventsTopicWatch(kafka, topics);
    watch.thread.execute(watch::look);
    return watch;
  }

  private static Map<String, Object> properties(ClientProperties kafka) {
    Map<String, Object> properties = new HashMap<>(DEFAULTS);
    properties.putAll(kafka.values());
    properties.keySet().removeIf(EventsTopicWatch::isOfOtherClients);
    return Map.copyOf(properties);
  }

  private static boolean isOfOtherClients(String name) {
    return ClientProperties.knownNames().contains(name)
        && !AdminClientConfig.configNames().contains(name);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "events-topic-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Why events cannot be written at the moment, as far as the last look can tell. */
  public Optional<String> problem() {
    return problem;
  }

  /**
   * Why nothing may be written: it could be lost after it was acknowledged. Empty as well where
   * writing may fail, but what is acknowledged is kept.
   */
  public Optional<String> refusal() {
    return refuses ? problem : Optional.empty();
  }

  private void look() {
    try {
      if (look.isEmpty()) {
        look = Optional.of(TopicLook.of(Admin.create(properties), address, topics));
      }
    } catch (KafkaException e) {
      seen(new Seen(Optional.of("kafka at " + address + ": " + Failures.cause(e)), refuses));
      return;
    }
    var unused = look.get().look().thenAccept(this::seen);
  }

  private void seen(Seen seen) {
    if (thread.isShutdown()) {
      return; // what a look that was cut short has seen says nothing
    }
    Optional<String> found = seen.problem();
    if (!found.equals(problem)) {
      found.ifPresentOrElse(
          cause -> LOG.atWarn().addKeyValue("error", cause).log("events cannot be written"),
          () ->
              LOG.atInfo()
                  .addKeyValue("topic", topics.topics().events())
                  .log("events can be written"));
      problem = found;
    }
    refuses = seen.refuses();
    try {
      var unused = thread.schedule(this::look, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("watch ended");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    look.ifPresent(TopicLook::close);
  }
}
