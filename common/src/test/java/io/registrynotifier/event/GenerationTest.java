package io.registrynotifier.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The content type decides the generation. */
final class GenerationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/vnd.docker.distribution.events.v1+json                  | V1
          application/vnd.docker.distribution.events.v2+json                  | V2
          APPLICATION/VND.DOCKER.DISTRIBUTION.EVENTS.V2+JSON                  | V2
          application/vnd.docker.distribution.events.v1+json;charset=utf-8    | V1
          'application/vnd.docker.distribution.events.v2+json ; a="b;c"; d=e' | V2
          application/vnd.docker.distribution.events.v2+json;                 | V2
          application/vnd.docker.distribution.events.v3+json                  |
          application/vnd.docker.distribution.events.v2                       |
          application/json                                                    |
          ;application/vnd.docker.distribution.events.v2+json                 |
          ''                                                                  |
          """)
  void generation_isFoundByContentType_parametersAside(String contentType, Generation expected) {
    // Given
    Optional<Generation> wanted = Optional.ofNullable(expected);

    // When
    Optional<Generation> found = Generation.ofContentType(contentType);

    // Then
    assertThat(found).isEqualTo(wanted);
  }
}
