package io.registrynotifier.config;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.TopicSettings;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one file says, for every process. Printing it shows no secret.
 *
 * @param kafka what every Kafka client starts from
 * @param topics how missing topics are created
 * @param http where the process serves; empty where the file does not say, so that each command may
 *     have a default of its own
 * @param includeReferences whether a registry that embeds the bridge lists what a manifest refers
 *     to
 * @param endpoints who receives events, with unique names, disabled ones included
 * @param bridge what the bridge process takes in
 * @param worker how the worker process runs
 * @param api who may use the worker's API
 * @param ledger how the worker process keeps its share of the delivery ledger
 * @param directory how the endpoint directory keeps secrets
 */
public record NotifierConfig(
    ClientProperties kafka,
    TopicSettings topics,
    Optional<HttpSettings> http,
    boolean includeReferences,
    List<Endpoint> endpoints,
    BridgeSettings bridge,
    WorkerSettings worker,
    ApiSettings api,
    LedgerSettings ledger,
    DirectorySettings directory) {
  /** What an empty file says. */
  public static final NotifierConfig DEFAULT =
      new NotifierConfig(
          ClientProperties.DEFAULT,
          TopicSettings.DEFAULT,
          Optional.empty(),
          false,
          List.of(),
          BridgeSettings.DEFAULT,
          WorkerSettings.DEFAULT,
          ApiSettings.DEFAULT,
          LedgerSettings.DEFAULT,
          DirectorySettings.DEFAULT);

  /** Copies the endpoints. */
  public NotifierConfig {
    endpoints = List.copyOf(endpoints);
  }

  /** The same with another ledger. */
  public NotifierConfig withLedger(LedgerSettings other) {
    return new NotifierConfig(
        kafka, topics, http, includeReferences, endpoints, bridge, worker, api, other, directory);
  }
}
