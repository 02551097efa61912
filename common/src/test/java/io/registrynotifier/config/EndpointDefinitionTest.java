package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.endpoint.Ordering;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EndpointDefinitionTest {
  private static final References REFERENCES =
      References.of(Map.of("TOKEN", "hunter2"), Path.of("").toAbsolutePath());

  @Test
  void definition_isReadAsInAFile_whenItIsYaml() {
    // Given
    String text =
        """
        name: alice
        url: https://alice.example/event?key=${TOKEN}
        headers: {Authorization: ['Bearer ${TOKEN}', '$${TOKEN}'], X-One: one}
        ordering: none
        """;

    // When
    EndpointDefinition definition = EndpointDefinition.read(text, REFERENCES);

    // Then
    assertThat(definition.endpoint().name()).isEqualTo("alice");
    assertThat(definition.endpoint().ordering()).isEqualTo(Ordering.NONE);
    assertThat(definition.endpoint().url()).hasQuery("key=hunter2");
    assertThat(definition.endpoint().headers().values())
        .isEqualTo(
            Map.of(
                "Authorization", List.of("Bearer hunter2", "${TOKEN}"), "X-One", List.of("one")));
    assertThat(definition.written())
        .isEqualTo(
            new WrittenSecrets(
                "https://alice.example/event?key=${TOKEN}",
                Map.of(
                    "Authorization",
                    List.of("Bearer ${TOKEN}", "$${TOKEN}"),
                    "X-One",
                    List.of("one"))));
  }

  @Test
  void definition_isReadAsInAFile_whenItIsJson() {
    // Given
    String text = "{\"name\":\"bob\",\"url\":\"http://bob\",\"threshold\":3,\"disabled\":true}";

    // When
    EndpointDefinition definition = EndpointDefinition.read(text, REFERENCES);

    // Then
    assertThat(definition.endpoint().threshold()).isEqualTo(3);
    assertThat(definition.endpoint().disabled()).isTrue();
  }

  @Test
  void definition_needsNoName_whenItsNameIsKnown() {
    // When
    EndpointDefinition definition =
        EndpointDefinition.readAs("alice", "{url: 'http://alice'}", REFERENCES);

    // Then
    assertThat(definition.endpoint().name()).isEqualTo("alice");
  }

  @Test
  void definition_isRefusedWithEveryProblem_whenSeveralThingsAreWrong() {
    // Given
    String text = "{name: bob, url: 'ftp://x', ordring: key, headers: [hunter2], timeout: '${NO}'}";

    // When // Then
    assertThatThrownBy(() -> EndpointDefinition.readAs("alice", text, REFERENCES))
        .isInstanceOfSatisfying(
            ConfigException.class,
            failure ->
                assertThat(failure.problems())
                    .extracting(Problem::key)
                    .containsExactly("name", "url", "ordring", "headers", "timeout"))
        .hasMessageNotContaining("hunter2")
        .hasMessageContaining("endpoint:1: url: ");
  }

  @Test
  void definition_isRefused_whenItIsEmptyOrNoDefinition() {
    for (String text : List.of("", "null", "[]", "alice", "{", "a: b: c", "name: alice")) {
      // When // Then
      assertThatThrownBy(() -> EndpointDefinition.read(text, REFERENCES))
          .as(text)
          .isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void written_readsAsTheEndpoint_whenItWasMadeOfOneThatLooksLikeAReference() {
    // Given
    EndpointDefinition literal =
        EndpointDefinition.read(
            "{name: a, url: 'http://a', headers: {A: '$${TOKEN}'}}", REFERENCES);

    // When
    WrittenSecrets written = WrittenSecrets.of(literal.endpoint());

    // Then
    assertThat(written.headers()).isEqualTo(Map.of("A", List.of("$${TOKEN}")));
    assertThat(References.areIn("$${TOKEN}")).isFalse();
    assertThat(References.areIn("x${TOKEN}")).isTrue();
  }
}
