package io.registrynotifier.standalone.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.broker.Ports;
import io.registrynotifier.config.ConfigLoader;
import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.standalone.Ran;
import io.registrynotifier.standalone.node.Node;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command against everything in one process. */
final class RunningWorkerIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir Path directory;
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final SampleEvents samples = SampleEvents.seeded(1);
  private Node node;

  @BeforeEach
  void start() throws IOException {
    Path config = config("alice");
    node =
        Node.start(
            ConfigLoader.load(config, Map.of()).config(),
            new HttpSettings("127.0.0.1", 0),
            BrokerSettings.in(directory.resolve("data")).withAddress("127.0.0.1", Ports.free()));
  }

  @AfterEach
  void close() {
    node.process().close();
    receiver.close();
  }

  @Test
  void endpoint_isSeenPausedResumedTriedAndDeleted_whileItRuns()
      throws IOException, InterruptedException {
    // Given
    await().atMost(DEADLINE).until(() -> run("endpoints", "list").out().contains("Healthy"));
    SampleEvent event = samples.push("library/a", "v1");

    // When
    Ran paused = run("endpoints", "pause", "alice", "--reason", "moving house");
    await()
        .atMost(DEADLINE)
        .until(() -> run("endpoints", "list").out().contains("Paused: moving house"));
    post(event);
    await()
        .atMost(DEADLINE)
        .until(() -> run("endpoints", "list").out().contains("1 event waiting"));
    Ran waiting = run("event", event.id());
    Ran tried = run("endpoints", "test", "alice");
    int sentWhilePaused = receiver.count();
    Ran resumed = run("endpoints", "resume", "alice");
    await().atMost(DEADLINE).until(() -> receiver.acceptedIds().contains(event.id()));
    await().atMost(DEADLINE).until(() -> run("event", event.id()).out().contains("delivered"));
    Ran deleted = run("endpoints", "delete", "alice");

    // Then
    assertThat(paused.out()).isEqualTo("alice is paused: moving house\n");
    assertThat(waiting.out()).contains("push of library/a:v1", "alice     pending");
    assertThat(tried.status()).isZero();
    assertThat(tried.out()).contains("registry-notifier/test", "< 200", "accepted after");
    assertThat(sentWhilePaused).as("the test event alone").isEqualTo(1);
    assertThat(resumed.out()).isEqualTo("alice is running\n");
    assertThat(deleted.out()).isEqualTo("alice is deleting\n");
    await().atMost(DEADLINE).until(() -> run("endpoints", "list").out().equals("No endpoints\n"));
  }

  @Test
  void apply_addsAndPrunes_asTheFileSays() throws IOException {
    // Given
    Path bob = config("bob");

    // When
    Ran first = run("endpoints", "apply", bob.toString());
    Ran again = run("endpoints", "apply", bob.toString());
    Ran pruned = run("endpoints", "apply", "--prune", bob.toString());

    // Then
    assertThat(first.out()).contains("created: bob", "removed: -");
    assertThat(again.out()).contains("created: -", "unchanged: bob");
    assertThat(pruned.out()).contains("removed: alice");
    await().atMost(DEADLINE).until(() -> run("endpoints", "list").out().contains("bob   ok"));
    assertThat(run("endpoints", "show", "bob").out()).contains("posts to", "PARTITION");
    assertThat(run("status").out()).contains("Kafka      answers");
  }

  @Test
  void command_isRefused_whenThereIsNoSuchThing() {
    // Given
    Stream<String[]> commands =
        Stream.of(
            new String[] {"endpoints", "show", "nobody"},
            new String[] {"endpoints", "pause", "nobody"},
            new String[] {"endpoints", "delete", "nobody"},
            new String[] {"attempts", "nobody"},
            new String[] {"event", "nothing"},
            new String[] {"dead-letters", "show", "0-0"});

    // When
    Stream<Ran> all = commands.map(this::run);

    // Then
    assertThat(all)
        .allSatisfy(
            ran -> {
              assertThat(ran.status()).isEqualTo(1);
              assertThat(ran.err()).startsWith("notifier: ").hasLineCount(1);
            });
  }

  @Test
  void definition_isRefusedWithEveryError_whenItIsInvalid() throws IOException {
    // Given
    Path file =
        Files.writeString(
            directory.resolve("bad.yml"),
            "notifications: {endpoints: [{name: bob, url: 'ftp://b/', colour: red}]}");

    // When
    Ran ran = run("endpoints", "apply", file.toString());

    // Then
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("url: ", "colour: unknown key");
  }

  @Test
  void deadLetters_areListedShownAndRedriven() throws IOException, InterruptedException {
    // Given
    receiver.answer(Answer.status(400));
    SampleEvent event = samples.push("library/a", "v1");
    post(event);
    await().atMost(DEADLINE).until(() -> run("dead-letters", "list").out().contains(event.id()));
    String id = run("dead-letters", "list").out().lines().skip(1).findFirst().orElseThrow();
    String letter = id.substring(0, id.indexOf(' '));

    // When
    Ran shown = run("dead-letters", "show", letter);
    receiver.answer(Answer.OK);
    Ran redriven = run("dead-letters", "redrive", letter);

    // Then
    assertThat(shown.out()).contains(event.id(), "content");
    assertThat(redriven.out()).isEqualTo("1 sent again\n");
    await().atMost(DEADLINE).until(() -> receiver.acceptedIds().contains(event.id()));
  }

  private Ran run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--url";
    all[arguments.length + 1] = node.process().uri().toString();
    return Ran.command(all);
  }

  private void post(SampleEvent event) throws IOException, InterruptedException {
    URI events = URI.create(node.process().uri() + "/events");
    HttpRequest request =
        HttpRequest.newBuilder(events)
            .header("Content-Type", "application/vnd.docker.distribution.events.v2+json")
            .POST(BodyPublishers.ofString("{\"events\":[" + event.json() + "]}"))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isEqualTo(202);
  }

  private Path config(String name) throws IOException {
    return Files.writeString(
        directory.resolve(name + ".yml"),
        """
        topics: {partitions: 3}
        notifications:
          endpoints:
            - name: %s
              url: %s
              reject: {statuses: [400], action: dead-letter}
        """
            .formatted(name, receiver.url()));
  }
}
