package io.registrynotifier.producer;

import static java.util.regex.Pattern.DOTALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code that people copy is code that is compiled, and that an integration test runs. */
final class ReadmeExampleTest {
  private static final Path README = Path.of("../README.md");
  private static final Path SOURCE =
      Path.of("src/test/java/io/registrynotifier/producer/ReadmeExample.java");
  private static final Pattern SHOWN =
      Pattern.compile(
          "<!-- example:embed -->\\s*```java\\n(.*?)\\n```\\s*<!-- /example:embed -->", DOTALL);
  private static final Pattern COMPILED =
      Pattern.compile("  // <example>\\n(.*?)\\s*// </example>", DOTALL);

  @Test
  void readme_showsTheCompiledExample_whenItIsRead() throws IOException {
    // Given
    String compiled = only(COMPILED, SOURCE).stripIndent();

    // When
    String shown = only(SHOWN, README);

    // Then
    assertThat(shown).isEqualTo(compiled).contains("ListeningRepository.of(");
  }

  private static String only(Pattern pattern, Path file) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(file));
    assertThat(matcher.find()).as("%s has %s", file, pattern).isTrue();
    String found = matcher.group(1);
    assertThat(matcher.find()).as("%s has a second %s", file, pattern).isFalse();
    return found;
  }
}
