package io.registrynotifier.standalone.demo;

import io.registrynotifier.event.Actor;
import io.registrynotifier.event.Descriptor;
import io.registrynotifier.event.Event;
import io.registrynotifier.event.Request;
import io.registrynotifier.event.Source;
import io.registrynotifier.event.Target;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The events that a registry sends while a multi-arch image comes, is used, and goes. */
final class DemoEvents {
  private static final String HOST = "registry.example.com";
  private static final String REPOSITORY = "library/hello";
  private static final String COPY = "team/hello-copy";
  private static final String TAG = "1.0";
  private static final String LAYER = "application/octet-stream";
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private final Clock clock;
  private final Random random;
  private final String layerAmd64;
  private final String layerArm64;
  private final String index;
  private final String instanceId;

  DemoEvents(Clock clock, Random random) {
    this.clock = clock;
    this.random = random;
    this.layerAmd64 = digest();
    this.layerArm64 = digest();
    this.index = digest();
    this.instanceId = UUID.randomUUID().toString();
  }

  /** The image arrives: a layer and a manifest for each of two platforms, then the index. */
  List<Event> pushed() {
    return List.of(
        content("push", "PUT", Descriptor.of(LAYER, layerAmd64, 3_401_613), ""),
        content("push", "PUT", Descriptor.of(MANIFEST, digest(), 1_024), ""),
        content("push", "PUT", Descriptor.of(LAYER, layerArm64, 3_333_391), ""),
        content("push", "PUT", Descriptor.of(MANIFEST, digest(), 1_024), ""),
        content("push", "PUT", Descriptor.of(INDEX, index, 743), TAG));
  }

  /** It is used: pulled by tag, its layers mounted into another repository. */
  List<Event> used() {
    return List.of(
        content("pull", "GET", Descriptor.of(INDEX, index, 743), TAG),
        mounted(Descriptor.of(LAYER, layerAmd64, 3_401_613)),
        mounted(Descriptor.of(LAYER, layerArm64, 3_333_391)));
  }

  /** It goes: the index is deleted, and the tag with it. */
  List<Event> deleted() {
    return List.of(
        event("delete", "DELETE", Target.of(Descriptor.of("", index, 0), REPOSITORY)),
        event("delete", "DELETE", Target.of(Descriptor.EMPTY, REPOSITORY).withTag(TAG)));
  }

  private Event content(String action, String method, Descriptor descriptor, String tag) {
    Target target = Target.of(descriptor, REPOSITORY).withUrl(url(REPOSITORY, descriptor));
    return event(action, method, target.withTag(tag));
  }

  private Event mounted(Descriptor layer) {
    Target target = Target.of(layer, COPY).withUrl(url(COPY, layer));
    return event("mount", "POST", target.withFromRepository(REPOSITORY));
  }

  private Event event(String action, String method, Target target) {
    return Event.of(
        UUID.randomUUID().toString(),
        OffsetDateTime.now(clock),
        action,
        target,
        Request.of(UUID.randomUUID().toString(), "192.0.2.17:41961", HOST, method, "docker/27.5.1"),
        Actor.of("alice"),
        Source.of(HOST + ":5000", instanceId));
  }

  private static String url(String repository, Descriptor content) {
    String kind = content.mediaType().equals(LAYER) ? "blobs" : "manifests";
    return "https://" + HOST + "/v2/" + repository + "/" + kind + "/" + content.digest();
  }

  private String digest() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return "sha256:" + HexFormat.of().formatHex(bytes);
  }
}
