package io.registrynotifier.producer.app;

import io.javalin.config.RoutesConfig;
import io.registrynotifier.config.BridgeSettings;
import io.registrynotifier.config.Credential;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.event.Limits;
import io.registrynotifier.ingress.Guard;
import io.registrynotifier.ingress.Ingress;
import io.registrynotifier.ingress.IngressLimits;
import io.registrynotifier.ingress.metrics.BridgeMetrics;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.process.ReadinessCheck;
import io.registrynotifier.process.Service;
import io.registrynotifier.producer.kafka.EventsTopicWatch;
import io.registrynotifier.producer.kafka.KafkaSink;
import io.registrynotifier.producer.kafka.WatchedSink;
import io.registrynotifier.sink.Sink;
import java.util.List;

/**
 * The bridge: registries' webhooks in, records of the events topic out.
 *
 * <p>Thread-safe. Starts whether Kafka is there or not, and is ready as soon as it is.
 */
public final class BridgeApp implements Service {
  private final EventsTopicWatch watch;
  private final Sink sink;
  private final Ingress ingress;

  private BridgeApp(EventsTopicWatch watch, Sink sink, Ingress ingress) {
    this.watch = watch;
    this.sink = sink;
    this.ingress = ingress;
  }

  /**
   * Starts the bridge; it takes events once its routes are served.
   *
   * @throws org.apache.kafka.common.config.ConfigException naming a Kafka property that cannot be
   */
  public static BridgeApp start(NotifierConfig config, ProcessMetrics metrics) {
    Sink kafka = KafkaSink.create(config.kafka().values(), config.topics().topics());
    EventsTopicWatch watch = EventsTopicWatch.start(config.kafka(), config.topics());
    Sink sink = new WatchedSink(kafka, watch::refusal);
    Ingress ingress =
        new Ingress(
            sink,
            guard(config.bridge().credentials()),
            limits(config.bridge().limits()),
            BridgeMetrics.create(metrics));
    return new BridgeApp(watch, sink, ingress);
  }

  private static Guard guard(List<Credential> credentials) {
    Guard guard = Guard.open();
    for (Credential credential : credentials) {
      if (credential instanceof Credential.Bearer bearer) {
        guard = guard.orBearer(bearer.token().value());
      } else if (credential instanceof Credential.Basic basic) {
        guard = guard.orBasic(basic.username(), basic.password().value());
      }
    }
    return guard;
  }

  private static IngressLimits limits(BridgeSettings.Limits limits) {
    Limits events =
        Limits.DEFAULT.withMaxEvents(limits.maxEvents()).withMaxEventBytes(limits.maxEventBytes());
    return IngressLimits.of(limits.maxBodyBytes(), events);
  }

  @Override
  public String name() {
    return "bridge";
  }

  @Override
  public void routes(RoutesConfig routes) {
    ingress.addTo(routes);
  }

  @Override
  public List<ReadinessCheck> checks() {
    return List.of(ReadinessCheck.of("kafka", watch::problem));
  }

  /** Finishes the writes under way within the sink's bound. */
  @Override
  public void close() {
    watch.close();
    sink.close();
  }
}
