package io.registrynotifier.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An envelope as a registry posts it, in a file, and the values that it holds. */
record Golden(String file, Generation generation, Envelope envelope) {
  private static final String FIRST = "sha256:0123456789abcdef0";
  private static final String SECOND =
      "sha256:3b3692957d439ac1928219a83fac91e7bf96c153725526874673ae1f2023f8d5";
  private static final String THIRD =
      "sha256:3b3692957d439ac1928219a83fac91e7bf96c153725526874673ae1f2023f8d6";
  private static final String PULLED =
      "sha256:fea8895f450959fa676bcc1df0611ea93823a735a01205fd8622846041d0c7cf";
  private static final String LAYER = "application/vnd.docker.container.image.rootfs.diff+x-gtar";
  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.";
  private static final String URL = "http://example.com/v2/library/test/manifests/latest";
  private static final String TIME = "2006-01-02T15:04:05Z";
  private static final Request PUT =
      Request.of("asdfasdf", "client.local", "registrycluster.local", "PUT", "test/0.1");
  private static final Actor ACTOR = Actor.of("test-actor");
  private static final Source SOURCE = Source.of("hostname.local:port", "");

  /** What registries 2.0.0 sent; read, but written by nobody any more. */
  static Golden oldest() {
    Envelope pushes = pushes("v1+json");
    List<Event> events =
        pushes.events().stream()
            .map(event -> withTarget(event, withoutSize(event.target())))
            .toList();
    return new Golden("v2.0.0-push", Generation.V1, Envelope.of(events));
  }

  /** Every file that is read and written. */
  static Stream<Golden> all() {
    return Stream.of(
        new Golden("v2.8.3-push", Generation.V1, pushes("v1+prettyjws")),
        new Golden("v2.8.3-pull", Generation.V1, pull()),
        new Golden("v2.8.3-delete", Generation.V1, deletes()),
        new Golden("v2.8.3-mount", Generation.V1, mount()),
        new Golden("v2.8.3-references", Generation.V1, references("", "")),
        new Golden("v2.8.3-escapes", Generation.V1, escapes()),
        new Golden("v3-push", Generation.V2, pushes("v2+json")),
        new Golden("v3-pull", Generation.V2, pull()),
        new Golden("v3-delete", Generation.V2, deletes()),
        new Golden("v3-mount", Generation.V2, mount()),
        new Golden(
            "v3-references", Generation.V2, references("e30+/w==", "application/vnd.example")),
        new Golden("v3-escapes", Generation.V2, escapes()));
  }

  byte[] bytes() {
    try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + file + ".json")) {
      return Objects.requireNonNull(stream, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return new String(bytes(), UTF_8);
  }

  /** The file on one line; none of the files has a colon behind a quote inside of a text. */
  String oneLine() {
    return text().replaceAll("\n *", "").replace("\": ", "\":");
  }

  @Override
  public String toString() {
    return file;
  }

  private static Envelope pushes(String manifestVersion) {
    return Envelope.of(
        List.of(
            push("asdf-asdf-asdf-asdf-0", Descriptor.of(MANIFEST + manifestVersion, FIRST, 1)),
            push("asdf-asdf-asdf-asdf-1", Descriptor.of(LAYER, SECOND, 2)),
            push("asdf-asdf-asdf-asdf-2", Descriptor.of(LAYER, THIRD, 3))));
  }

  private static Event push(String id, Descriptor descriptor) {
    return event(id, TIME, Actions.PUSH, Target.of(descriptor, "library/test").withUrl(URL), PUT);
  }

  private static Envelope pull() {
    String url = "http://192.168.100.227:5000/v2/hello-world/manifests/" + PULLED;
    return Envelope.of(
        List.of(
            Event.of(
                "320678d8-ca14-430f-8bb6-4ca139cd83f7",
                OffsetDateTime.parse("2016-03-09T14:44:26.402973972-08:00"),
                Actions.PULL,
                Target.of(Descriptor.of(MANIFEST + "v2+json", PULLED, 708), "hello-world")
                    .withUrl(url)
                    .withTag("latest"),
                Request.of(
                    "6df24a34-0959-4923-81ca-14f09767db19",
                    "192.168.64.11:42961",
                    "192.168.100.227:5000",
                    "GET",
                    "curl/7.38.0"),
                Actor.ANONYMOUS,
                Source.of("xtal.local:5000", "a53db899-3b4b-4a62-a067-8dd013beaca4"))));
  }

  private static Envelope deletes() {
    Target repository = Target.of(Descriptor.EMPTY, "library/test");
    return Envelope.of(
        List.of(
            delete("content", Target.of(Descriptor.of("", SECOND, 0), "library/test")),
            delete("tag", repository.withTag("latest")),
            delete("repository", repository)));
  }

  private static Event delete(String id, Target target) {
    return Event.of(
        id,
        OffsetDateTime.parse(TIME),
        Actions.DELETE,
        target,
        Request.of("r", "", "", "DELETE", "t"),
        Actor.ANONYMOUS,
        Source.NONE);
  }

  private static Envelope mount() {
    Target target =
        Target.of(Descriptor.of("application/octet-stream", SECOND, 2), "library/copy")
            .withFromRepository("library/test")
            .withUrl("/v2/library/copy/blobs/" + SECOND);
    return Envelope.of(
        List.of(
            event(
                "mount",
                "2024-02-29T23:59:59.5+05:30",
                Actions.MOUNT,
                target,
                Request.of("", "", "", "POST", ""))));
  }

  private static Envelope references(String data, String artifactType) {
    String index = "application/vnd.oci.image.index.v1+json";
    String image = "application/vnd.oci.image.manifest.v1+json";
    Platform arm =
        new Platform("arm", "windows", "10.0", List.of("win32k", "x"), "v7", UnknownMembers.NONE);
    Descriptor one =
        new Descriptor(
            image,
            THIRD,
            3,
            List.of("https://a.example/?x=1&y=<2>", "b"),
            Map.of("org.opencontainers.image.title", "caf\u00e9"),
            data,
            Optional.of(arm),
            artifactType,
            UnknownMembers.NONE);
    Descriptor two = described(image, SECOND, 4, Map.of(), Optional.of(Platform.of("", "")));
    Descriptor list =
        described(
            index,
            SECOND,
            2,
            Map.of("z", "2", "\uffee", "3", "\ud83d\ude00", "4", "a", "1"),
            Optional.empty());
    Target target =
        Target.of(list, "library/test")
            .withUrl(URL)
            .withTag("1")
            .withReferences(List.of(one, two, Descriptor.EMPTY));
    return Envelope.of(
        List.of(event("references", "0001-01-01T00:00:00Z", Actions.PUSH, target, PUT)));
  }

  private static Descriptor described(
      String mediaType,
      String digest,
      long size,
      Map<String, String> annotations,
      Optional<Platform> platform) {
    return new Descriptor(
        mediaType, digest, size, List.of(), annotations, "", platform, "", UnknownMembers.NONE);
  }

  private static Envelope escapes() {
    Descriptor descriptor = Descriptor.of("a/b", SECOND, Long.MAX_VALUE);
    Target target = new Target(descriptor, 0, "caf\u00e9/\ud83d\ude00", "", "", "", List.of());
    Request request =
        Request.of(
            "a&b",
            "line\u2028paragraph\u2029",
            "tab\tline\nreturn\r",
            "\u0001\u001f\u007f",
            "docker/24 UpstreamClient(Docker-Client \\(linux\\))");
    return Envelope.of(
        List.of(event("<\"id\">", "9999-12-31T23:59:59.000000001-11:00", "ping", target, request)));
  }

  private static Event event(
      String id, String time, String action, Target target, Request request) {
    return Event.of(id, OffsetDateTime.parse(time), action, target, request, ACTOR, SOURCE);
  }

  private static Event withTarget(Event event, Target target) {
    return Event.of(
        event.id(),
        event.timestamp(),
        event.action(),
        target,
        event.request(),
        event.actor(),
        event.source());
  }

  private static Target withoutSize(Target target) {
    Descriptor old = target.descriptor();
    return new Target(
        Descriptor.of(old.mediaType(), old.digest(), 0),
        target.length(),
        target.repository(),
        "",
        target.url(),
        "",
        List.of());
  }
}
