package io.registrynotifier.config;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.AttemptLog;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Format;
import io.registrynotifier.endpoint.Ordering;
import io.registrynotifier.endpoint.Reject;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.endpoint.StatusRanges;
import io.registrynotifier.endpoint.StatusRanges.Range;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every key: its default, what setting it does, and that no key is forgotten here or in the docs.
 */
final class ConfigKeysTest {
  private static final Path EXAMPLE = Path.of("../examples/notifier.yml");
  private static final Path DOCS = Path.of("../docs/configuration.md");

  /** Keys that only hold other keys, or that have no default. */
  private static final Set<String> WITHOUT_DEFAULT =
      Set.of(
          "kafka",
          "topics",
          "http",
          "notifications",
          "notifications.events",
          "notifications.endpoints[].name",
          "notifications.endpoints[].url",
          "notifications.endpoints[].ignore",
          "notifications.endpoints[].batch",
          "notifications.endpoints[].retry",
          "notifications.endpoints[].reject",
          "notifications.endpoints[].duplicates",
          "bridge",
          "bridge.credentials[].bearer",
          "bridge.credentials[].username",
          "bridge.credentials[].password",
          "bridge.limits",
          "worker",
          "ledger",
          "api",
          "directory",
          "api.tokens[].token",
          "api.tokens[].role");

  private static final String DIRECTORY_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @TempDir private Path folder;

  /** A key, its default, a text for it and the value of that text. */
  record Key(
      String path, Function<NotifierConfig, Object> read, Object absent, String text, Object set) {
    @Override
    public String toString() {
      return path;
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void key_hasItsDefault_whenAbsent(Key key) {
    // Given
    String yaml = key.path().contains("[]") ? document("endpoint", "disabled: false") : "";

    // When
    NotifierConfig config = new ConfigText(folder).load(yaml).config();

    // Then
    assertThat(key.read().apply(config)).isEqualTo(key.absent());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void key_hasItsDefault_whenThereIsNothingBehindIt(Key key) {
    // Given
    String yaml = document(key.path(), "");

    // When
    NotifierConfig config = new ConfigText(folder).load(yaml).config();

    // Then
    assertThat(key.read().apply(config)).isEqualTo(key.absent());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void key_changesTheSetting_whenSet(Key key) {
    // Given
    String yaml = document(key.path(), key.text());

    // When
    NotifierConfig config = new ConfigText(folder).load(yaml).config();

    // Then
    assertThat(key.read().apply(config)).isEqualTo(key.set()).isNotEqualTo(key.absent());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void key_changesTheSetting_whenItsTextComesFromTheEnvironment(Key key) {
    // Given
    boolean single = !key.text().startsWith("[") && !key.text().startsWith("{");
    String yaml = document(key.path(), single ? "${VALUE}" : key.text());

    // When
    NotifierConfig config =
        new ConfigText(folder).load(yaml, Map.of("VALUE", key.text().replace("\"", ""))).config();

    // Then
    assertThat(key.read().apply(config)).isEqualTo(key.set());
  }

  @Test
  void example_holdsEveryKeyAndNothingToWarnOf() {
    // Given
    KnownKeys known = new KnownKeys();

    // When
    LoadedConfig example = ConfigLoader.load(EXAMPLE, Map.of(), known);

    // Then
    assertThat(example.warnings()).isEmpty();
    assertThat(example.config().endpoints()).hasSize(2);
    assertThat(known.paths())
        .containsExactlyInAnyOrderElementsOf(
            tested().stream().filter(path -> !path.startsWith("kafka.")).toList());
  }

  @ParameterizedTest
  @MethodSource("tested")
  void documentation_namesEveryKey(String path) throws IOException {
    // Given
    boolean onlyHoldsKeys = tested().stream().anyMatch(other -> other.startsWith(path + "."));

    // When
    String docs = Files.readString(DOCS);

    // Then
    assertThat(onlyHoldsKeys || docs.contains("| `" + path + "` |")).isTrue();
  }

  static Set<String> tested() {
    Set<String> paths = keys().map(Key::path).collect(toCollection(TreeSet::new));
    paths.addAll(WITHOUT_DEFAULT);
    return paths;
  }

  static Stream<Key> keys() {
    return Stream.of(
            Stream.of(
                key(
                    "kafka.bootstrap.servers",
                    config -> config.kafka().bootstrapServers(),
                    "localhost:9092",
                    "kafka:9093",
                    "kafka:9093"),
                key("topics.prefix", config -> config.topics().prefix(), "registry", "eu", "eu"),
                key("topics.partitions", config -> config.topics().partitions(), 12, "3", 3),
                key("topics.replication", config -> config.topics().replication(), -1, "3", 3),
                key(
                    "topics.retention",
                    config -> config.topics().retention(),
                    Duration.ofDays(7),
                    "36h",
                    Duration.ofHours(36)),
                key(
                    "http.addr",
                    NotifierConfig::http,
                    Optional.empty(),
                    "\"127.0.0.1:0\"",
                    Optional.of(new HttpSettings("127.0.0.1", 0))),
                key(
                    "notifications.events.includereferences",
                    NotifierConfig::includeReferences,
                    false,
                    "true",
                    true),
                key(
                    "notifications.endpoints",
                    config -> config.endpoints().stream().map(Endpoint::name).toList(),
                    List.of(),
                    "[{name: a, url: 'http://a'}]",
                    List.of("a")),
                key(
                    "bridge.credentials",
                    config -> config.bridge().credentials(),
                    List.of(),
                    "[{bearer: t}, {username: u, password: p}]",
                    List.of(
                        new Credential.Bearer(new Secret("t")),
                        new Credential.Basic("u", new Secret("p")))),
                key(
                    "bridge.limits.body",
                    config -> config.bridge().limits().maxBodyBytes(),
                    8 << 20,
                    "1MB",
                    1_000_000),
                key(
                    "bridge.limits.events",
                    config -> config.bridge().limits().maxEvents(),
                    10_000,
                    "7",
                    7),
                key(
                    "bridge.limits.event",
                    config -> config.bridge().limits().maxEventBytes(),
                    1000 << 10,
                    "2048",
                    2048),
                key(
                    "worker.drain",
                    config -> config.worker().drain(),
                    Duration.ofSeconds(25),
                    "0s",
                    Duration.ZERO),
                key(
                    "worker.groupprotocol",
                    config -> config.worker().groupProtocol(),
                    WorkerSettings.GroupProtocol.CLASSIC,
                    "consumer",
                    WorkerSettings.GroupProtocol.CONSUMER),
                key(
                    "worker.instance",
                    config -> config.worker().instance(),
                    Optional.empty(),
                    "worker-1.eu",
                    Optional.of("worker-1.eu")),
                key(
                    "worker.stall",
                    config -> config.worker().stall(),
                    Duration.ofMinutes(2),
                    "30s",
                    Duration.ofSeconds(30)),
                key("ledger.enabled", config -> config.ledger().enabled(), true, "false", false),
                key(
                    "ledger.state",
                    config -> config.ledger().directory(),
                    Path.of("data", "ledger"),
                    "/var/lib/ledger",
                    Path.of("/var/lib/ledger")),
                key("ledger.standby", config -> config.ledger().standby(), 0, "1", 1),
                key(
                    "ledger.advertised",
                    config -> config.ledger().advertised(),
                    Optional.empty(),
                    "worker-1.eu:8080",
                    Optional.of(new HttpSettings("worker-1.eu", 8080))),
                key(
                    "api.token",
                    config -> config.api().tokens(),
                    List.of(),
                    "0123456789abcdef",
                    List.of(new ApiToken(new Secret("0123456789abcdef"), ApiToken.Role.ADMIN))),
                key(
                    "api.tokens",
                    config -> config.api().tokens(),
                    List.of(),
                    "[{token: abc, role: read}, {token: a-._~+/=, role: admin}]",
                    List.of(
                        new ApiToken(new Secret("abc"), ApiToken.Role.READ),
                        new ApiToken(new Secret("a-._~+/="), ApiToken.Role.ADMIN))),
                key("api.open", config -> config.api().open(), false, "true", true)),
            Stream.of(
                key(
                    "directory.key",
                    config -> config.directory().key(),
                    Optional.empty(),
                    DIRECTORY_KEY,
                    Optional.of(new Secret(DIRECTORY_KEY))),
                key(
                    "directory.previouskeys",
                    config -> config.directory().previousKeys(),
                    List.of(),
                    "[" + DIRECTORY_KEY + "]",
                    List.of(new Secret(DIRECTORY_KEY)))),
            endpointKeys())
        .flatMap(keys -> keys);
  }

  private static Stream<Key> endpointKeys() {
    return Stream.of(
        endpoint("disabled", Endpoint::disabled, false, "yes", true),
        endpoint(
            "headers",
            endpoint -> endpoint.headers().values(),
            Map.of(),
            "{A: [x, y], B: z}",
            Map.of("A", List.of("x", "y"), "B", List.of("z"))),
        endpoint(
            "timeout", Endpoint::timeout, Duration.ofSeconds(10), "1m30s", Duration.ofSeconds(90)),
        endpoint("threshold", Endpoint::threshold, 10, "3", 3),
        endpoint(
            "backoff",
            endpoint -> endpoint.retry().backoff(),
            Duration.ofSeconds(1),
            "500ms",
            Duration.ofMillis(500)),
        endpoint(
            "ignoredmediatypes",
            Endpoint::ignoredMediaTypes,
            List.of(),
            "[a/b, a/b]",
            List.of("a/b", "a/b")),
        endpoint(
            "ignore.mediatypes",
            endpoint -> endpoint.ignore().mediaTypes(),
            Set.of(),
            "[a/b, a/b, c/d]",
            Set.of("a/b", "c/d")),
        endpoint(
            "ignore.actions",
            endpoint -> endpoint.ignore().actions(),
            Set.of(),
            "[pull, push, mount, delete]",
            Set.of("pull", "push", "mount", "delete")),
        endpoint("ordering", Endpoint::ordering, Ordering.KEY, "partition", Ordering.PARTITION),
        endpoint("concurrency", Endpoint::concurrency, 64, "1", 1),
        endpoint("batch.events", endpoint -> endpoint.batch().events(), 1, "50", 50),
        endpoint("batch.bytes", endpoint -> endpoint.batch().maxBytes(), 1 << 20, "2KiB", 2048),
        endpoint(
            "batch.linger",
            endpoint -> endpoint.batch().linger(),
            Duration.ZERO,
            "1.5s",
            Duration.ofMillis(1500)),
        endpoint(
            "retry.maxbackoff",
            endpoint -> endpoint.retry().maxBackoff(),
            Duration.ofMinutes(5),
            "1h",
            Duration.ofHours(1)),
        endpoint("retry.jitter", endpoint -> endpoint.retry().jitter(), 0.2, "0.75", 0.75),
        endpoint(
            "retry.attempts",
            endpoint -> endpoint.retry().attempts(),
            OptionalInt.empty(),
            "5",
            OptionalInt.of(5)),
        endpoint(
            "retry.age",
            endpoint -> endpoint.retry().age(),
            Optional.empty(),
            "2d",
            Optional.of(Duration.ofDays(2))),
        endpoint(
            "retry.retryaftermax",
            endpoint -> endpoint.retry().maxRetryAfter(),
            Duration.ofHours(1),
            "10s",
            Duration.ofSeconds(10)),
        endpoint(
            "reject.statuses",
            endpoint -> endpoint.reject().statuses(),
            StatusRanges.NONE,
            "[400, 410-499]",
            new StatusRanges(List.of(new Range(400, 400), new Range(410, 499)))),
        endpoint(
            "reject.action",
            endpoint -> endpoint.reject().action(),
            Reject.Action.BLOCK,
            "dead-letter",
            Reject.Action.DEAD_LETTER),
        endpoint(
            "accept",
            Endpoint::accept,
            StatusRanges.SUCCESSFUL,
            "[200-399]",
            new StatusRanges(List.of(new Range(200, 399)))),
        endpoint(
            "start",
            Endpoint::start,
            new Start.Latest(),
            "2026-01-31T13:00:00+01:00",
            new Start.At(Instant.parse("2026-01-31T12:00:00Z"))),
        endpoint(
            "duplicates.window",
            endpoint -> endpoint.duplicates().window(),
            Duration.ofMinutes(10),
            "off",
            Duration.ZERO),
        endpoint(
            "duplicates.events", endpoint -> endpoint.duplicates().maxEvents(), 10_000, "500", 500),
        endpoint("log", Endpoint::log, AttemptLog.SAMPLED, "failures", AttemptLog.FAILURES),
        endpoint(
            "format",
            Endpoint::format,
            Format.REGISTRY,
            "cloudevents-structured",
            Format.CLOUDEVENTS_STRUCTURED));
  }

  private static Key key(
      String path, Function<NotifierConfig, Object> read, Object absent, String text, Object set) {
    return new Key(path, read, absent, text, set);
  }

  private static Key endpoint(
      String key, Function<Endpoint, Object> read, Object absent, String text, Object set) {
    return key(
        "notifications.endpoints[]." + key,
        config -> read.apply(config.endpoints().get(0)),
        absent,
        text,
        set);
  }

  /** A file that sets one key and what it cannot do without. */
  private static String document(String path, String value) {
    String line = "%s: %s".formatted(last(path), value);
    if (!path.startsWith("notifications.endpoints[]") && !path.equals("endpoint")) {
      return path.startsWith("kafka.")
          ? nested("kafka", path.substring("kafka.".length()) + ": " + value)
          : nested(path.substring(0, path.lastIndexOf('.')), line);
    }
    String inside =
        path.equals("endpoint") ? "" : path.substring("notifications.endpoints[]".length());
    String section =
        inside.lastIndexOf('.') > 0 ? inside.substring(1, inside.lastIndexOf('.')) : "";
    return """
        notifications:
          endpoints:
            - name: a
              url: http://localhost
              %s
        """
        .formatted(
            path.equals("endpoint")
                ? value
                : section.isEmpty() ? line : section + ":\n        " + line);
  }

  private static String nested(String sections, String line) {
    StringBuilder yaml = new StringBuilder();
    String indent = "";
    for (String section : sections.split("\\.", -1)) {
      yaml.append(indent).append(section).append(":\n");
      indent += "  ";
    }
    return yaml.append(indent).append(line).append('\n').toString();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  @Test
  void endpoint_isMadeOfItsNameAndUrl_whenNothingElseIsSaid() {
    // Given
    String yaml = "notifications: {endpoints: [{name: a-1.b_c, url: 'https://a:8443/x?y=z'}]}";

    // When
    LoadedConfig loaded = new ConfigText(folder).load(yaml);

    // Then
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.config().endpoints())
        .containsExactly(Endpoint.of("a-1.b_c", URI.create("https://a:8443/x?y=z")));
  }

  @ParameterizedTest
  @MethodSource("empties")
  void file_saysAllDefaults_whenItIsEmpty(String yaml) {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    LoadedConfig loaded = text.load(yaml);

    // Then
    assertThat(loaded)
        .usingRecursiveComparison()
        .ignoringFields("config.directory.references")
        .isEqualTo(new LoadedConfig(NotifierConfig.DEFAULT, List.of()));
  }

  static Stream<String> empties() {
    return Stream.of(
        "", "# nothing\n", "---\n", "~", "{}", "kafka:\nhttp:\nworker: {}\n", "\uFEFF");
  }
}
