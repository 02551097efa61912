package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InterpolationTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("A", "one", "B_2", "two", "EMPTY", "", "NESTED", "${A} $1 \\");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          plain             | plain
          ${A}              | one
          -${A}-${B_2}-     | -one-two-
          ${A:-other}       | one
          ${NONE:-other}    | other
          ${NONE:-}         | ''
          ${NONE:-a:-b c}   | a:-b c
          ${EMPTY}          | ''
          ${EMPTY:-other}   | other
          ${NESTED}         | ${A} $1 \\
          $${A}             | ${A}
          $A $$ pa$$word $  | $A $$ pa$$word $
          """)
  void text_isFilledIn(String text, String expected) {
    // Given
    Interpolation interpolation = new Interpolation(ENVIRONMENT, folder);

    // When
    String filled = interpolation.fill(text);

    // Then
    assertThat(filled).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${NONE}          | expected the environment variable NONE to be set; ${NONE:-default} would do without
          ${A              | expected ${NAME}, ${NAME:-default} or ${file:PATH}; write $${ for a dollar and a brace
          ${}              | expected ${NAME}, ${NAME:-default} or ${file:PATH}; write $${ for a dollar and a brace
          ${1A}            | expected ${NAME}, ${NAME:-default} or ${file:PATH}; write $${ for a dollar and a brace
          ${A B}           | expected ${NAME}, ${NAME:-default} or ${file:PATH}; write $${ for a dollar and a brace
          ${A-b}           | expected ${NAME}, ${NAME:-default} or ${file:PATH}; write $${ for a dollar and a brace
          ${file:none}     | expected a readable file "none", found NoSuchFileException
          """)
  void text_isRefused_whenItCannotBeFilledIn(String text, String expected) {
    // Given
    Interpolation interpolation = new Interpolation(ENVIRONMENT, folder);

    // When / Then
    assertThatThrownBy(() -> interpolation.fill(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'secret\n', secret",
    "'secret\r\n', secret",
    "'a\nb\n\n', 'a\nb\n'",
    "secret, secret"
  })
  void file_isFilledInWithoutItsLastLineBreak(String content, String expected) {
    // Given
    new ConfigText(folder).write("secret", content);
    Interpolation interpolation = new Interpolation(Map.of(), folder);

    // When
    List<String> filled =
        List.of(
            interpolation.fill("${file:secret}"),
            interpolation.fill("${file:" + folder.resolve("secret") + "}"));

    // Then
    assertThat(filled).containsExactly(expected, expected);
  }

  @Test
  void file_isRefused_whenItIsTooLarge() {
    // Given
    new ConfigText(folder).write("large", "x".repeat((1 << 16) + 1));
    Interpolation interpolation = new Interpolation(Map.of(), folder);

    // When / Then
    assertThatThrownBy(() -> interpolation.fill("${file:large}"))
        .hasMessage("expected the file \"large\" to be no larger than 64KiB");
  }

  @Test
  void problems_nameFileLineKeyAndVariable_whenVariablesAreNotSet() {
    // Given
    String yaml =
        """
        http:
          addr: ${HOST}:8080
        notifications:
          endpoints:
            - name: a
              url: ${URL}
              headers:
                Authorization:
                  - Bearer ${TOKEN}
        """;

    // When
    List<String> errors = new ConfigText(folder).errors(yaml);

    // Then
    assertThat(errors)
        .containsExactly(
            "notifier.yml:2: http.addr: expected the environment variable HOST to be set;"
                + " ${HOST:-default} would do without",
            "notifier.yml:6: notifications.endpoints[0].url: expected the environment variable URL"
                + " to be set; ${URL:-default} would do without",
            "notifier.yml:9: notifications.endpoints[0].headers.Authorization[0]: expected the"
                + " environment variable TOKEN to be set; ${TOKEN:-default} would do without");
  }

  @Test
  void problem_showsWhereTheTextCameFromAndNotTheText_whenItIsOfTheWrongType() {
    // Given
    String yaml = "topics: {partitions: \"${PARTITIONS}\"}";

    // When
    List<String> errors = new ConfigText(folder).errors(yaml, Map.of("PARTITIONS", "many"));

    // Then
    assertThat(errors)
        .containsExactly(
            "notifier.yml:1: topics.partitions: found the value of \"${PARTITIONS}\", expected a"
                + " whole number from 1 to 10000");
  }
}
