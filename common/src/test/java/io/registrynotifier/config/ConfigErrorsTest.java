package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigErrorsTest {
  private static final String NAME =
      "expected at most 100 of a-z, 0-9, '.', '_' and '-', beginning";
  private static final String DURATION =
      "expected a duration such as 500ms, 10s, 1m30s, 1.5h or 7d";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("endpointKeys")
  void endpoint_isRefusedWithPlaceAndExpectation_whenAKeyIsWrong(
      String key, String value, String expected) {
    // Given
    String yaml =
        """
        notifications:
          endpoints:
            - name: a
              url: http://localhost
              %s: %s
        """
            .formatted(key, value);

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors).singleElement().asString().contains(":5: notifications.endpoints[0]." + key);
    assertThat(errors.get(0)).contains(expected);
  }

  static Stream<Arguments> endpointKeys() {
    return Stream.of(
        arguments("timout", "1s", "unknown key; expected accept, "),
        arguments("timout", "1s", "did you mean \"timeout\"?"),
        arguments("colour", "red", "unknown key; expected accept, "),
        arguments("disabled", "maybe", "found \"maybe\", expected true or false"),
        arguments("disabled", "[true]", "found a list, expected a single value"),
        arguments("headers", "Bearer x", "found a single value, expected keys with values"),
        arguments("headers", "[a]", "found a list, expected keys with values"),
        arguments("timeout", "soon", "found \"soon\", " + DURATION),
        arguments("timeout", "10 s", "found \"10 s\", " + DURATION),
        arguments("timeout", "1y", "found \"1y\", " + DURATION),
        arguments("timeout", "99999999999999999999", DURATION),
        arguments("timeout", "{s: 1}", "found keys with values, expected a single value"),
        arguments("threshold", "ten", "found \"ten\", expected a whole number"),
        arguments("threshold", "1.5", "found \"1.5\", expected a whole number"),
        arguments("threshold", "010", "found \"010\", expected a whole number"),
        arguments("threshold", "3000000000", "expected a whole number"),
        arguments("backoff", "1s1", DURATION),
        arguments("ignoredmediatypes", "a/b", "found a single value, expected a list"),
        arguments("ignore", "pull", "found a single value, expected keys with values"),
        arguments("ordering", "kei", "found \"kei\", expected one of key, partition, none"),
        arguments("ordering", "kei", "did you mean \"key\"?"),
        arguments("ordering", "KEY", "did you mean \"key\"?"),
        arguments("concurrency", "0", "expected a whole number from 1 to 10000"),
        arguments("concurrency", "10001", "expected a whole number from 1 to 10000"),
        arguments("batch", "10", "found a single value, expected keys with values"),
        arguments("retry", "[]", "found a list, expected keys with values"),
        arguments("accept", "200", "found a single value, expected a list"),
        arguments("accept", "[]", "found an empty list, expected at least one status or range"),
        arguments("start", "yesterday", "expected latest, earliest or a time with its zone"),
        arguments("start", "2026-01-31T12:00:00", "expected latest, earliest or a time"),
        arguments("start", "2026-02-30T12:00:00Z", "expected latest, earliest or a time"),
        arguments("format", "cloudevents", "expected one of registry, cloudevents-binary"),
        arguments("format", "!custom registry", "expected a value without a tag of its own"),
        arguments("batch", "!!set {events}", "expected a value without a tag of its own"));
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("nestedKeys")
  void endpoint_isRefusedWithPlaceAndExpectation_whenANestedKeyIsWrong(
      String section, String content, String place, String expected) {
    // Given
    String yaml =
        """
        notifications:
          endpoints:
            - name: a
              url: http://localhost
              %s:
                %s
        """
            .formatted(section, content);

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors).singleElement().asString().contains(":6: notifications.endpoints[0].");
    assertThat(errors.get(0)).contains("[0]." + section + place + ": ").contains(expected);
  }

  static Stream<Arguments> nestedKeys() {
    return Stream.of(
        arguments("ignore", "actions: [pul]", ".actions[0]", "did you mean \"pull\"?"),
        arguments("ignore", "actions: [push, Push]", ".actions[1]", "expected one of pull, push"),
        arguments("ignore", "actions: pull", ".actions", "expected a list"),
        arguments("ignore", "actions: [tag]", ".actions[0]", "mount, delete"),
        arguments("ignore", "mediatypes: [\"\"]", ".mediatypes[0]", "text that is not empty"),
        arguments("ignore", "mediatype: [a]", ".mediatype", "did you mean \"mediatypes\"?"),
        arguments("batch", "events: 0", ".events", "expected a whole number from 1 to 10000"),
        arguments("batch", "bytes: 1KB", ".bytes", "expected 1024 to 67108864 bytes"),
        arguments("batch", "bytes: 65MiB", ".bytes", "expected 1024 to 67108864 bytes"),
        arguments("batch", "bytes: big", ".bytes", "expected a size such as 512KiB"),
        arguments("batch", "bytes: 3GiB", ".bytes", "expected a size of less than 2GiB"),
        arguments("batch", "linger: 2m", ".linger", "expected a duration from 0 to 1m"),
        arguments("batch", "linger: 50", ".linger", DURATION),
        arguments(
            "duplicates", "window: 0s", ".window", "expected a duration from 1s to 24h, or off"),
        arguments("duplicates", "window: 25h", ".window", "expected a duration from 1s to 24h"),
        arguments(
            "duplicates", "events: 0", ".events", "expected a whole number from 1 to 1000000"),
        arguments("duplicates", "size: 5", ".size", "unknown key; expected events, window"),
        arguments("batch", "size: 5", ".size", "unknown key; expected bytes, events, linger"),
        arguments("retry", "maxbackoff: 1ms", ".maxbackoff", "found less than the backoff"),
        arguments("retry", "maxbackoff: 0s", ".maxbackoff", "expected a duration of more than 0"),
        arguments("retry", "jitter: 1.1", ".jitter", "expected a number from 0 to 1"),
        arguments("retry", "jitter: -0.1", ".jitter", "expected a number from 0 to 1"),
        arguments("retry", "attempts: 0", ".attempts", "expected a whole number of 1 or more"),
        arguments("retry", "attempts: ever", ".attempts", ", or unlimited"),
        arguments("retry", "age: 0s", ".age", "expected a duration of more than 0, or unlimited"),
        arguments("retry", "age: -1s", ".age", "expected a duration of 0 or more"),
        arguments("retry", "retryaftermax: 0", ".retryaftermax", "expected a duration of more"),
        arguments("retry", "max: 1s", ".max", "unknown key; expected age, attempts"),
        arguments("reject", "statuses: [99]", ".statuses[0]", "expected a status from 100 to 599"),
        arguments("reject", "statuses: [400-]", ".statuses[0]", "expected a status from 100"),
        arguments("reject", "statuses: [499-400]", ".statuses[0]", "from the lower to the higher"),
        arguments("reject", "statuses: [204]", ".statuses", "found a status that is in accept too"),
        arguments("reject", "action: drop", ".action", "expected one of block, dead-letter"),
        arguments("reject", "actions: block", ".actions", "did you mean \"action\"?"),
        arguments("headers", "Content-Type: [a/b]", ".Content-Type", "does not set itself"),
        arguments("headers", "content-length: [1]", ".content-length", "does not set itself"),
        arguments("headers", "Host: [h]", ".Host", "does not set itself"),
        arguments("headers", "Connection: [close]", ".Connection", "does not set itself"),
        arguments("headers", "User-Agent: [me]", ".User-Agent", "does not set itself"),
        arguments("headers", "CE-id: [me]", ".CE-id", "does not set itself"),
        arguments("headers", "webhook-id: [me]", ".webhook-id", "does not set itself"),
        arguments("headers", "X Y: [a]", ".X Y", "expected a header's name of letters"),
        arguments("headers", "\"X:\": [a]", ".X:", "expected a header's name of letters"),
        arguments(
            "headers", "X: [\"a\\r\\nY: b\"]", ".X[0]", "expected a header's value of visible"),
        arguments(
            "headers", "X: [a, \"\\u0000\"]", ".X[1]", "expected a header's value of visible"),
        arguments("headers", "X: caf\u00e9", ".X", "expected a header's value of visible"),
        arguments(
            "headers", "X: {a: b}", ".X", "found keys with values, expected a list of values"),
        arguments("headers", "X: [[a]]", ".X[0]", "found a list, expected a single value"),
        arguments("headers", "X: [~]", ".X[0]", "found nothing, expected a single value"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("urls")
  void url_isRefusedWithoutBeingShown_whenItCannotBePostedTo(String url, String expected) {
    // Given
    String yaml =
        """
        notifications:
          endpoints:
            - name: a
              url: "%s"
        """
            .formatted(url);

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors)
        .containsExactly("notifier.yml:4: notifications.endpoints[0].url: " + expected);
  }

  static Stream<Arguments> urls() {
    String example = "expected a URL such as https://my.listener.com/event, found at position ";
    String userInfo =
        "found a user name or password in the URL, expected an Authorization header instead";
    String noHost = "found no host, expected one of letters, digits, '.' and '-' after ";
    return Stream.of(
        arguments("", "found no scheme, expected http: or https:"),
        arguments("my.listener.com/event", "found no scheme, expected http: or https:"),
        arguments("ftp://my.listener.com/", "found another scheme, expected http: or https:"),
        arguments("http:// b/", example + "8: Illegal character in authority"),
        arguments("http://a/%zz", example + "10: Malformed escape pair"),
        arguments("http:///path", noHost + "http://"),
        arguments("https://my_host/", noHost + "https://"),
        arguments("https://bob:pw@a/", userInfo),
        arguments("https://bob@a/", userInfo),
        arguments("https://bob:pw@my_host/", userInfo),
        arguments("http://a:65536/", "expected a port from 1 to 65535"),
        arguments("http://a:0/", "expected a port from 1 to 65535"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void file_isRefusedWithPlaceAndExpectation_whenItIsWrong(String yaml, List<String> expected) {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    List<String> errors = text.errors(yaml);

    // Then
    assertThat(errors).isEqualTo(expected);
  }

  static Stream<Arguments> files() {
    return Stream.of(
        wrong("- a", "notifier.yml:1: found a list, expected keys with values"),
        wrong("text", "notifier.yml:1: found a single value, expected keys with values"),
        wrong(
            "notification: {}",
            "notifier.yml:1: notification: unknown key; expected api, bridge, directory, http, kafka,"
                + " ledger, notifications, topics, worker; did you mean \"notifications\"?"),
        wrong(
            "version: 0.1\nstorage: {}\n",
            "notifier.yml:1: version: unknown key; expected api, bridge, directory, http, kafka, ledger,"
                + " notifications, topics, worker",
            "notifier.yml:2: storage: unknown key; expected api, bridge, directory, http, kafka, ledger,"
                + " notifications, topics, worker"),
        wrong(
            "http: {addr: '8080'}",
            "notifier.yml:1: http.addr: found \"8080\", expected HOST:PORT or :PORT with a port of"
                + " 0 to 65535"),
        wrong(
            "topics: {partitions: 0}",
            "notifier.yml:1: topics.partitions: found \"0\", expected a whole number from 1 to"
                + " 10000"),
        wrong(
            "topics: {replication: 0}",
            "notifier.yml:1: topics.replication: found \"0\", expected a whole number from 1 to"
                + " 100, or -1 for the broker's default"),
        wrong(
            "topics: {retention: 7}", "notifier.yml:1: topics.retention: found \"7\", " + DURATION),
        wrong(
            "topics: {retention: 999ms}",
            "notifier.yml:1: topics.retention: found \"999ms\", expected a duration from 1s to"
                + " 36500d"),
        wrong(
            "topics: {prefix: a/b}",
            "notifier.yml:1: topics.prefix: found \"a/b\", expected at most 200 letters, digits,"
                + " '.', '_' or '-'"),
        wrong(
            "notifications:\n  events: {includereference: true}\n",
            "notifier.yml:2: notifications.events.includereference: unknown key; expected"
                + " includereferences; did you mean \"includereferences\"?"),
        wrong(
            "notifications: {endpoints: {name: a}}",
            "notifier.yml:1: notifications.endpoints: found keys with values, expected a list"),
        wrong(
            "notifications:\n  endpoints:\n  - a\n",
            "notifier.yml:3: notifications.endpoints[0]: found a single value, expected keys with"
                + " values",
            "notifier.yml:3: notifications.endpoints[0].name: required: expected a name of its own",
            "notifier.yml:3: notifications.endpoints[0].url: required: expected an http: or https:"
                + " URL"),
        wrong(
            "notifications:\n  endpoints:\n  - url: http://a\n  - name: b\n",
            "notifier.yml:3: notifications.endpoints[0].name: required: expected a name of its own",
            "notifier.yml:4: notifications.endpoints[1].url: required: expected an http: or https:"
                + " URL"),
        wrong(
            "notifications:\n  endpoints:\n  - {name: A, url: http://a}\n",
            "notifier.yml:3: notifications.endpoints[0].name: found \"A\", "
                + NAME
                + " and ending with a letter or digit"),
        wrong(
            """
            notifications:
              endpoints:
              - {name: a, url: http://a}
              - {name: b, url: http://b}
              - {name: a, url: http://c}
            """,
            "notifier.yml:5: notifications.endpoints[2].name: found \"a\", expected a name that"
                + " notifications.endpoints[0] does not have"),
        wrong(
            "kafka: {acks: 1}",
            "notifier.yml:1: kafka.acks: expected a property that the notifier does not decide"
                + " itself"),
        wrong(
            "kafka: {bootstrap: {servers: a}}",
            "notifier.yml:1: kafka.bootstrap: found keys with values, expected a single value; a"
                + " property's name is written in one, like bootstrap.servers"),
        wrong(
            """
            bridge:
              credentials:
              - {bearer: t0ken, username: bob}
              - {username: bob}
              - {}
              - {bearer: ''}
              - {username: 'b:b', password: p}
            """,
            "notifier.yml:3: bridge.credentials[0]: expected either bearer, or username and"
                + " password",
            "notifier.yml:4: bridge.credentials[1]: expected either bearer, or username and"
                + " password",
            "notifier.yml:5: bridge.credentials[2]: expected either bearer, or username and"
                + " password",
            "notifier.yml:6: bridge.credentials[3].bearer: expected a text that is not empty",
            "notifier.yml:7: bridge.credentials[4].username: expected a user name without a colon"),
        wrong(
            "bridge: {limits: {body: 1, events: 0, event: 1GiB}}",
            "notifier.yml:1: bridge.limits.body: found \"1\", expected 1024 to 1073741824 bytes",
            "notifier.yml:1: bridge.limits.events: found \"0\", expected a whole number from 1 to"
                + " 1000000",
            "notifier.yml:1: bridge.limits.event: found \"1GiB\", expected 1024 to 268435456"
                + " bytes"),
        wrong(
            """
            api:
              open: yes
              tokens:
              - {token: abc, role: read}
              - {token: 'a b', role: writer}
              - {role: read}
              - {token: abc}
              - {token: abc, role: admin}
            """,
            "notifier.yml:2: api.open: found true beside tokens, expected either tokens or open:"
                + " true",
            "notifier.yml:3: api.tokens: found one token twice, expected each of them once",
            "notifier.yml:5: api.tokens[1].token: expected letters, digits, '-', '.', '_', '~',"
                + " '+', '/', and '=' at the end",
            "notifier.yml:5: api.tokens[1].role: found \"writer\", expected one of read, admin",
            "notifier.yml:6: api.tokens[2].token: required: expected a token",
            "notifier.yml:7: api.tokens[3].role: required: expected read or admin"),
        wrong(
            "ledger:\n  enabled: maybe\n  state: ''\n  standby: 11\n  advertised: ':8080'\n",
            "notifier.yml:2: ledger.enabled: found \"maybe\", expected true or false",
            "notifier.yml:3: ledger.state: found \"\", expected a directory",
            "notifier.yml:4: ledger.standby: found \"11\", expected a whole number from 0 to 10",
            "notifier.yml:5: ledger.advertised: found \":8080\", expected HOST:PORT as other"
                + " workers reach this one, with a port of 1 to 65535"),
        wrong(
            "worker:\n  drain: 2h\n  groupprotocol: streams\n  instance: .a\n  stall: 500ms\n",
            "notifier.yml:2: worker.drain: found \"2h\", expected a duration from 0 to 1h",
            "notifier.yml:3: worker.groupprotocol: found \"streams\", expected one of classic,"
                + " consumer",
            "notifier.yml:4: worker.instance: found \".a\", expected at most 100 letters, digits,"
                + " '.', '_' or '-', and no '.' at the start",
            "notifier.yml:5: worker.stall: found \"500ms\", expected a duration from 1s to 24h"));
  }

  @Test
  void file_isRefused_whenFormatCarriesOneEventAndTheBatchMore() {
    // Given
    String yaml =
        """
        notifications:
          endpoints:
            - name: a
              url: http://localhost
              format: cloudevents-binary
              batch:
                events: 2
        """;

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors)
        .containsExactly(
            "notifier.yml:7: notifications.endpoints[0].batch.events: found 2, expected 1 in a"
                + " format of one event a request");
  }

  @Test
  void problem_knowsItsColumn_whenItHasAPlace() {
    // Given
    String yaml = "topics:\n   partitions: none\n";

    // When
    List<Problem> problems = problems(yaml);

    // Then
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.column()).isEqualTo(4);
            });
  }

  @Test
  void exception_printsEveryProblemOnALineOfItsOwn() {
    // Given
    Problem one = new Problem("f", 1, 1, "a", "x");
    Problem two = new Problem("f", 0, 0, "", "y");

    // When
    ConfigException exception = new ConfigException(List.of(one, two));

    // Then
    assertThat(exception).hasMessage("f:1: a: x\nf: y");
    assertThat(exception.problems()).containsExactly(one, two);
  }

  @Test
  void token_isWarnedOf_whenItCouldBeGuessed() {
    // Given
    ConfigText text = new ConfigText(folder);

    // When
    List<String> warnings = text.warnings("api: {token: short, tokens: [{token: a, role: read}]}");

    // Then
    assertThat(warnings)
        .hasSize(2)
        .allMatch(warning -> warning.contains("short enough to be guessed"));
  }

  private List<Problem> problems(String yaml) {
    try {
      new ConfigText(folder).load(yaml);
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  private static Arguments wrong(String yaml, String... expected) {
    return arguments(yaml, List.of(expected));
  }
}
