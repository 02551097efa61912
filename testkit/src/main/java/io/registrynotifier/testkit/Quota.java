package io.registrynotifier.testkit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaAlteration.Op;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/** How much a broker lets each client read or write, as an administrator sets it. Stateless. */
public enum Quota {
  READING("consumer_byte_rate"),
  WRITING("producer_byte_rate");

  private static final long DEADLINE_SECONDS = 30;

  private final String key;

  Quota(String key) {
    this.key = key;
  }

  /** No client may do more than so much. */
  public void limit(String bootstrapServers, int bytesASecond) {
    alter(bootstrapServers, (double) bytesASecond);
  }

  /** Every client may do what it can. */
  public void lift(String bootstrapServers) {
    alter(bootstrapServers, null);
  }

  private void alter(String bootstrapServers, @Nullable Double bytesASecond) {
    ClientQuotaEntity everyClient =
        new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .alterClientQuotas(
              List.of(new ClientQuotaAlteration(everyClient, List.of(new Op(key, bytesASecond)))))
          .all()
          .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError("quota " + key + " cannot be set", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}
