package io.registrynotifier.worker.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.Generation;
import java.time.Instant;

/** Deliveries as small as they can be, for tests that look at their place and not at their JSON. */
public final class SampleDeliveries {
  private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

  private SampleDeliveries() {}

  /** A push to a repository; its id tells partition and offset. */
  public static Delivery push(int partition, long offset, String repository) {
    return of(partition, offset, repository, "push", Generation.V2, "{}");
  }

  /** A push whose JSON is so long. */
  public static Delivery ofBytes(int partition, long offset, String repository, int bytes) {
    return of(partition, offset, repository, "push", Generation.V2, " ".repeat(bytes));
  }

  /** A pull of a repository. */
  public static Delivery pull(int partition, long offset, String repository) {
    return of(partition, offset, repository, "pull", Generation.V2, "{}");
  }

  /** A push that came in an envelope of this generation. */
  public static Delivery push(
      int partition, long offset, String repository, Generation generation) {
    return of(partition, offset, repository, "push", generation, "{}");
  }

  private static Delivery of(
      int partition,
      long offset,
      String repository,
      String action,
      Generation generation,
      String json) {
    EventAttributes attributes =
        new EventAttributes(
            partition + "-" + offset,
            action,
            "application/vnd.oci.image.manifest.v1+json",
            repository,
            "latest",
            "",
            "",
            "registry:5000",
            generation.mediaType());
    return new Delivery(
        partition,
        offset,
        START.plusSeconds(offset),
        CarriedEvent.of(attributes, json.getBytes(UTF_8)));
  }
}
