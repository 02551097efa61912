package io.registrynotifier.benchmarks.event;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The topic on which the product keeps its endpoints. Stateless. */
public final class EndpointsTopic {
  private static final String NAME = "registry.endpoints";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private EndpointsTopic() {}

  /**
   * Forgets the endpoints of turns before, which no file removes: each would get its events beside
   * the one that is measured.
   */
  public static void forget(String bootstrapServers) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      if (isThere(admin)) {
        admin.deleteTopics(List.of(NAME)).all().get();
        await().atMost(LIMIT).until(() -> !isThere(admin));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("deleting " + NAME, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean isThere(Admin admin) throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get().contains(NAME);
  }
}
