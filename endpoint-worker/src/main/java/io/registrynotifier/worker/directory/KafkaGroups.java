package io.registrynotifier.worker.directory;

import io.registrynotifier.topic.ClientProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DeleteConsumerGroupsOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Consumer groups as Kafka keeps them; an administrator lives as long as one request. */
final class KafkaGroups implements Deletions.Groups {
  private static final int BOUND_MILLIS = 5_000;

  private final ClientProperties kafka;
  private final String prefix;

  /** {@code prefix} and an endpoint's name are its group. */
  KafkaGroups(ClientProperties kafka, String prefix) {
    this.kafka = kafka;
    this.prefix = prefix;
  }

  @Override
  public CompletableFuture<Void> delete(String endpoint) {
    Admin admin = Admin.create(kafka.toMap(AdminClientConfig.configNames()));
    return admin
        .deleteConsumerGroups(
            List.of(prefix + endpoint), new DeleteConsumerGroupsOptions().timeoutMs(BOUND_MILLIS))
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .exceptionallyCompose(
            failure ->
                Failures.unwrap(failure) instanceof GroupIdNotFoundException
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(failure))
        .whenComplete((nothing, failure) -> closeSoon(admin));
  }

  /** On its own thread, which calls this, an administrator cannot wait for that thread's end. */
  private static void closeSoon(Admin admin) {
    admin.close(Duration.ZERO);
  }
}
