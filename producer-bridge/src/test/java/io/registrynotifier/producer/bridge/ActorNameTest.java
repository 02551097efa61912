package io.registrynotifier.producer.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActorNameTest {
  /** {@code YWxpY2U6d29yZA==} is {@code alice:word}, {@code YWxpY2U=} is {@code alice}. */
  @ParameterizedTest(name = "[{0}] [{1}]: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bob | Basic YWxpY2U6d29yZA== | bob
          ''  | Basic YWxpY2U6d29yZA== | alice
          ''  | basic YWxpY2U6d29yZA== | alice
          ''  | Basic YWxpY2U=         | ''
          ''  | Basic %%%              | ''
          ''  | Basic                  | ''
          ''  | Bearer YWxpY2U6d29yZA  | ''
          ''  | ''                     | ''
          """)
  void actor_isTheAuthorisedUserElseTheBasicOne_whenThereIsOne(
      String authorised, String authorization, String expected) {
    // Given
    IncomingRequest request = Samples.requestWith(Map.of("authorization", List.of(authorization)));

    // When
    String actor = ActorName.of(authorised, request);

    // Then
    assertThat(actor).isEqualTo(expected);
  }

  @Test
  void print_showsNoHeader_whenARequestIsLogged() {
    // Given
    IncomingRequest request =
        Samples.requestWith(Map.of("Authorization", List.of("Bearer secret-token")));

    // When
    String printed = request.toString();

    // Then
    assertThat(printed).isEqualTo("PUT /v2/library/test/manifests/latest");
  }
}
