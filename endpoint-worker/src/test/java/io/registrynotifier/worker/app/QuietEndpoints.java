package io.registrynotifier.worker.app;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Three endpoints of one protocol that have nothing to do, each for another reason. */
final class QuietEndpoints implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final GroupProtocol protocol;
  private final TestTopic topic;
  private final KafkaSide kafka;
  private final SampleEvents samples = SampleEvents.seeded(6);
  private final WebhookReceiver content = WebhookReceiver.start();
  private final WebhookReceiver gone = WebhookReceiver.start();
  private final WebhookReceiver failing = WebhookReceiver.start();
  private final Promises promises = Promises.watch(failing);
  private WorkerRun run;

  private QuietEndpoints(String bootstrapServers, GroupProtocol protocol) {
    this.protocol = protocol;
    this.topic = TestTopic.create(bootstrapServers, prefix(protocol) + ".events", 1);
    this.kafka = new KafkaSide(topic);
    this.run = WorkerRun.on(topic, protocol, Map.of(), quiet(), parked(), disabled(failing).make());
  }

  static QuietEndpoints start(String bootstrapServers, GroupProtocol protocol) {
    return new QuietEndpoints(bootstrapServers, protocol);
  }

  KafkaSide kafka() {
    return kafka;
  }

  /** The quiet one has got all, the parked one nothing, the disabled one all but the oldest. */
  void fallSilent() {
    gone.answer(Answer.status(410));
    failing.answer(
        request ->
            request.events().get(0).attributes().repository().equals("team/bad")
                ? Answer.status(500)
                : Answer.OK);
    await().atMost(DEADLINE).until(run::isReady);
    List<SampleEvent> events = new ArrayList<>(List.of(samples.push("team/bad", "v1")));
    events.addAll(samples.pushes(5, 5));
    run.publish(events);
    promises.owe(events);
    await()
        .atMost(DEADLINE)
        .until(() -> content.acceptedIds().size() == 6 && failing.acceptedIds().size() == 5);
    run.close();
    run =
        WorkerRun.on(
            topic, protocol, Map.of(), quiet(), parked(), disabled(failing).disabled().make());
    await().atMost(DEADLINE).until(run::isReady);
  }

  /** Where each endpoint stands. */
  Map<String, Long> offsets() {
    Map<String, Long> offsets = new TreeMap<>();
    for (String each : List.of("quiet", "parked", "disabled")) {
      kafka.committed(name(each)).values().forEach(it -> offsets.put(name(each), it.offset()));
    }
    return offsets;
  }

  /** What stands beside the offset. */
  String storyOfTheDisabled() {
    return kafka.committed(name("disabled")).values().toString();
  }

  void stop() {
    run.close();
  }

  /** It goes on where it was: nothing is lost, nothing repeated. */
  void enableAndVerify() {
    failing.answer(Answer.OK);
    run = WorkerRun.on(topic, protocol, Map.of(), disabled(failing).make());
    await().atMost(DEADLINE).until(run::isReady);
    await().atMost(DEADLINE).until(promises::isNothingOwed);
    await().atMost(DEADLINE).until(() -> kafka.lag(name("disabled")) == 0);
    promises.verify();
  }

  private Endpoint quiet() {
    return Endpoints.of(name("quiet"), content.url()).make();
  }

  private Endpoint parked() {
    return Endpoints.of(name("parked"), gone.url()).make();
  }

  private Endpoints disabled(WebhookReceiver receiver) {
    return Endpoints.of(name("disabled"), receiver.url());
  }

  private String name(String endpoint) {
    return prefix(protocol) + "-" + endpoint;
  }

  private static String prefix(GroupProtocol protocol) {
    return protocol.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    run.close();
    kafka.close();
    content.close();
    gone.close();
    failing.close();
  }
}
