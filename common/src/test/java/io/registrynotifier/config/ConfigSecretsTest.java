package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret is ever seen, whatever is wrong with it. */
final class ConfigSecretsTest {
  private static final String SECRET = "hunter2";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka: {sasl.jaas.config: {a: hunter2}}",
        "kafka: {ssl.key.passwort: hunter2, acks: hunter2}",
        "kafka: {sasl.jaas.config: [[hunter2]]}",
        "bridge: {credentials: hunter2}",
        "bridge: {credentials: [hunter2]}",
        "bridge: {credentials: [{bearer: [hunter2]}]}",
        "bridge: {credentials: [{bearer: hunter2, password: hunter2}]}",
        "bridge: {credentials: [{username: 'u:hunter2', password: p}]}",
        "bridge: {credentials: [{token: hunter2}]}",
        "api: {tokens: hunter2}",
        "api: {token: 'hunter2 '}",
        "api: {tokens: [hunter2]}",
        "api: {tokens: [{token: hunter2, roles: read}, {token: hunter2, role: read}]}",
        "directory: {key: hunter2}",
        "directory: {key: [hunter2], previouskeys: hunter2}",
        "directory: {previouskeys: [hunter2]}",
        "notifications: {endpoints: [{headers: hunter2}]}",
        "notifications: {endpoints: [{headers: [hunter2]}]}",
        "notifications: {endpoints: [{headers: {A: {b: hunter2}}}]}",
        "notifications: {endpoints: [{headers: {A: [\"hunter2\\n\"], B: \"hunter2\\0\"}}]}",
        "notifications: {endpoints: [{headers: {Host: hunter2}}]}",
        "notifications: {endpoints: [{url: 'http://a b/hunter2'}]}",
        "notifications: {endpoints: [{url: 'http://u:hunter2@a/'}]}",
        "notifications: {endpoints: [{url: 'hunter2://a/'}]}",
        "notifications: {endpoints: [{timeout: \"${SECRET}\", ordering: \"x${SECRET}\"}]}",
        "notifications: {endpoints: [{name: \"${file:secret}!\", url: \"${file:secret}\"}]}",
        "http: {addr: \"${SECRET}\"}",
        "topics: {retention: \"${SECRET}\", prefix: \"${SECRET}/\"}",
        "kafka: {sasl.jaas.config: '${ hunter2'}",
        "kafka:\n  password: a: hunter2\n",
        "kafka:\n  password: *hunter2\n",
        "kafka:\n  password: @hunter2\n",
        "kafka:\n  password: %hunter2\n",
        "kafka:\n  password: !hunter2 x\n",
        "kafka:\n  password: !hunter2!x y\n",
        "kafka:\n  password: {hunter2: [\n",
        "kafka:\n  password: 'hunter2\n",
        "kafka:\n  password: \"\\hunter2\"\n",
        "kafka:\n  password: hunter2\n bad: indent\n"
      })
  void problem_doesNotShowTheSecret_whenSomethingIsWrongWithIt(String yaml) {
    // Given
    ConfigText text = new ConfigText(folder);
    text.write("secret", SECRET);

    // When
    String errors = text.errors(yaml, Map.of("SECRET", SECRET)).toString();

    // Then
    assertThat(errors).contains("expected").doesNotContain("no error but").doesNotContain(SECRET);
  }

  @Test
  void tokenAndKey_areNone_whenTheirVariablesAreNotSet() {
    // When
    NotifierConfig config =
        new ConfigText(folder)
            .load("api: {token: '${API_TOKEN:-}'}\ndirectory: {key: '${DIRECTORY_KEY:-}'}")
            .config();

    // Then
    assertThat(config.api().tokens()).isEmpty();
    assertThat(config.directory().key()).isEmpty();
  }

  @Test
  void config_doesNotShowItsSecrets_whenPrinted() {
    // Given
    String yaml =
        """
        kafka: {sasl.jaas.config: hunter2}
        bridge: {credentials: [{bearer: hunter2}, {username: u, password: hunter2}]}
        api: {token: hunter2}
        notifications: {endpoints: [{name: a, url: "http://a", headers: {A: hunter2}}]}
        """;

    // When
    NotifierConfig config = new ConfigText(folder).load(yaml).config();

    // Then
    assertThat(config.kafka().values()).containsEntry("sasl.jaas.config", SECRET);
    assertThat(config.endpoints().get(0).headers().values().get("A")).containsExactly(SECRET);
    assertThat(config.toString()).doesNotContain(SECRET);
  }

  @Test
  void secret_matchesItselfOnly() {
    // Given
    Secret secret = new Secret("caf\u00e9");

    // When
    boolean same = secret.matches("caf\u00e9");

    // Then
    assertThat(same).isTrue();
    assertThat(secret.matches("cafe")).isFalse();
    assertThat(secret.matches("")).isFalse();
    assertThat(secret).hasToString("***");
  }
}
