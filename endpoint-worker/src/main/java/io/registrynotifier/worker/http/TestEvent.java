package io.registrynotifier.worker.http;

import io.registrynotifier.event.Actions;
import io.registrynotifier.event.Actor;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.Descriptor;
import io.registrynotifier.event.Event;
import io.registrynotifier.event.Generation;
import io.registrynotifier.event.Request;
import io.registrynotifier.event.Source;
import io.registrynotifier.event.Target;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** An event that never happened, and says so wherever a person may look. Stateless. */
final class TestEvent {
  private static final String REPOSITORY = "registry-notifier/test";
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  /** Of nothing at all. */
  private static final String DIGEST =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private TestEvent() {}

  static CarriedEvent at(Instant time) {
    return CarriedEvent.from(
        Event.of(
            "test-" + UUID.randomUUID(),
            time.atOffset(ZoneOffset.UTC),
            Actions.PUSH,
            Target.of(Descriptor.of(MANIFEST, DIGEST, 0), REPOSITORY).withTag("test"),
            Request.NONE,
            Actor.of("registry-notifier-test"),
            Source.of("registry-notifier", "")),
        Generation.V2);
  }
}
