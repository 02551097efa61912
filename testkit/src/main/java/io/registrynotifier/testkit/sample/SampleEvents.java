package io.registrynotifier.testkit.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.Generation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes events of one generation of registries: the member names, orders and empty members are
 * those of {@code notifications/event.go} in releases 2.8 and 3.0.
 *
 * <p>The same seed gives the same events. Not thread-safe.
 */
public final class SampleEvents {
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String LAYER = "application/octet-stream";
  private static final Instant START = Instant.parse("2026-03-09T14:44:26.402973972Z");

  private final Generation generation;
  private final Random random;
  private long made;

  private SampleEvents(Generation generation, long seed) {
    this.generation = generation;
    this.random = new Random(seed);
  }

  /** Events of this generation. */
  public static SampleEvents of(Generation generation, long seed) {
    return new SampleEvents(generation, seed);
  }

  /** Events of the newer generation. */
  public static SampleEvents seeded(long seed) {
    return of(Generation.V2, seed);
  }

  /** A manifest is pushed by tag. */
  public SampleEvent push(String repository, String tag) {
    String digest = digest();
    return event(
        "push", repository, digest, described(MANIFEST, digest, repository, "", tag), "PUT");
  }

  /** A manifest is pulled by digest. */
  public SampleEvent pull(String repository) {
    String digest = digest();
    return event(
        "pull", repository, digest, described(MANIFEST, digest, repository, "", ""), "GET");
  }

  /** A layer is mounted from another repository. */
  public SampleEvent mount(String repository, String fromRepository) {
    String digest = digest();
    String target = described(LAYER, digest, repository, fromRepository, "");
    return event("mount", repository, digest, target, "POST");
  }

  /** A manifest is deleted by digest. */
  public SampleEvent delete(String repository, String digest) {
    String empty = generation == Generation.V1 ? "" : "\"mediaType\":\"\",";
    String size = generation == Generation.V1 ? "" : "\"size\":0,";
    String target =
        "{"
            + empty
            + "\"digest\":\""
            + digest
            + "\","
            + size
            + "\"repository\":\""
            + repository
            + "\"}";
    return event("delete", repository, digest, target, "DELETE");
  }

  /**
   * A multi-arch image comes, moves and goes: for each of two platforms a layer and a manifest are
   * pushed, then the index by tag; a layer is mounted elsewhere; the index is pulled and deleted.
   */
  public List<SampleEvent> multiArchImage(String repository, String tag) {
    List<SampleEvent> events = new ArrayList<>();
    for (int platform = 0; platform < 2; platform++) {
      events.add(pushed(LAYER, repository, ""));
      events.add(pushed(MANIFEST, repository, ""));
    }
    SampleEvent index = pushed(INDEX, repository, tag);
    events.add(index);
    events.add(mount(repository + "-copy", repository));
    String target = described(INDEX, index.digest(), repository, "", tag);
    events.add(event("pull", repository, index.digest(), target, "GET"));
    events.add(delete(repository, index.digest()));
    return events;
  }

  /** So many pushes, spread over so many repositories at random. */
  public List<SampleEvent> pushes(int count, int repositories) {
    List<SampleEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(push("team/app-" + random.nextInt(repositories), "v" + i));
    }
    return events;
  }

  /** An envelope as this generation writes it, apart from white space. */
  public static byte[] envelope(List<SampleEvent> events) {
    return events.stream()
        .map(SampleEvent::json)
        .collect(Collectors.joining(",", "{\"events\":[", "]}"))
        .getBytes(UTF_8);
  }

  /** The envelope of one event. */
  public static byte[] envelope(SampleEvent event) {
    return envelope(List.of(event));
  }

  /** The {@code Content-Type} of this generation's envelopes. */
  public String mediaType() {
    return generation.mediaType();
  }

  private SampleEvent pushed(String mediaType, String repository, String tag) {
    String digest = digest();
    String target = described(mediaType, digest, repository, "", tag);
    return event("push", repository, digest, target, "PUT");
  }

  private String described(
      String mediaType, String digest, String repository, String fromRepository, String tag) {
    int size = 500 + random.nextInt(100_000);
    String kind = mediaType.equals(LAYER) ? "blobs" : "manifests";
    String url = "https://registry.example.com/v2/" + repository + "/" + kind + "/" + digest;
    StringBuilder target = new StringBuilder("{\"mediaType\":\"").append(mediaType).append("\",");
    target.append(
        generation == Generation.V1
            ? "\"size\":" + size + ",\"digest\":\"" + digest + "\","
            : "\"digest\":\"" + digest + "\",\"size\":" + size + ",");
    target.append("\"length\":").append(size).append(",\"repository\":\"").append(repository);
    if (!fromRepository.isEmpty()) {
      target.append("\",\"fromRepository\":\"").append(fromRepository);
    }
    target.append("\",\"url\":\"").append(url);
    if (!tag.isEmpty()) {
      target.append("\",\"tag\":\"").append(tag);
    }
    return target.append("\"}").toString();
  }

  private SampleEvent event(
      String action, String repository, String digest, String target, String method) {
    String id = uuid();
    String json =
        """
        {"id":"%s","timestamp":"%s","action":"%s","target":%s,\
        "request":{"id":"%s","addr":"192.0.2.17:41961","host":"registry.example.com",\
        "method":"%s","useragent":"docker/27.5.1 go/go1.22.11 UpstreamClient(Docker-Client/27.5.1 \\\\(linux\\\\))"},\
        "actor":{"name":"ci"},\
        "source":{"addr":"registry-0:5000","instanceID":"a53db899-3b4b-4a62-a067-8dd013beaca4"}}"""
            .formatted(id, START.plusMillis(made), action, target, uuid(), method);
    return new SampleEvent(id, action, repository, digest, made++, json);
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String digest() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return "sha256:" + HexFormat.of().formatHex(bytes);
  }
}
