package io.registrynotifier.worker.ledger;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/** Starts a share with Kafka Streams. */
record StreamsShare(NotifierConfig config) implements ShareStart {
  private static final long ANSWER_SECONDS = 10;
  private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::");

  @Override
  public Share start(Restoring restoring, StreamsUncaughtExceptionHandler ended) {
    Path directory = config.ledger().directory().toAbsolutePath();
    new StateDirectory(directory).check();
    String deliveries = config.topics().topics().deliveries();
    Cluster cluster = cluster(deliveries);
    String address = address();
    KafkaStreams streams =
        new KafkaStreams(
            LedgerTopology.of(deliveries, config.topics().retention(), Clock.systemUTC()),
            StreamsSettings.of(config, directory.resolve(cluster.id()), address));
    streams.setUncaughtExceptionHandler(ended);
    streams.setGlobalStateRestoreListener(restoring);
    Share share = new Share(streams, deliveries, cluster.partitions(), address);
    try {
      streams.start(); // opens what stands on disk
      return share;
    } catch (RuntimeException e) {
      share.endFor(e);
      throw e;
    }
  }

  /** Also waits for the topic to be there, which another part of the process sees to. */
  private Cluster cluster(String topic) {
    try (Admin admin = Admin.create(config.kafka().toMap(AdminClientConfig.configNames()))) {
      TopicDescription described =
          of(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
      String id = of(admin.describeCluster().clusterId());
      return new Cluster(id, described == null ? 0 : described.partitions().size());
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new LedgerFailedException("topic " + topic + " cannot be read", cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerFailedException("interrupted", e);
    }
  }

  private static <T> T of(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }

  /** Where every address of the machine is listened on, others use the machine's own. */
  private String address() {
    HttpSettings advertised =
        config.ledger().advertised().or(config::http).orElse(HttpSettings.EVERYWHERE);
    if (!WILDCARDS.contains(advertised.host())) {
      return advertised.toString();
    }
    try {
      return new HttpSettings(InetAddress.getLocalHost().getHostAddress(), advertised.port())
          .toString();
    } catch (UnknownHostException e) {
      throw new LedgerFailedException(
          "the machine's own name has no address: set ledger.advertised", e);
    }
  }

  /**
   * What is kept of one cluster's ledger means nothing in another's.
   *
   * @param partitions of the deliveries topic
   */
  private record Cluster(String id, int partitions) {}
}
