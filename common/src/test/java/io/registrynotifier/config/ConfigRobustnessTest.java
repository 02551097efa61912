package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an editor does to a file, it is read or refused with reasons. */
final class ConfigRobustnessTest {
  private static final Path EXAMPLE = Path.of("../examples/notifier.yml");
  private static final String SECRET = "ScramLoginModule";
  private static final String PIECES = "{}[]:,-&*!|>'\"%@`#\n \t$\\0a<~?.=\u0000\u00e9";
  private static final long SEED = 20_261_122;
  private static final int FILES = 3_000;

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void file_isReadOrRefusedWithReasons_howeverItIsMutilated() throws IOException {
    // Given
    String example = Files.readString(EXAMPLE);
    Random random = new Random(SEED);

    for (int file = 0; file < FILES; file++) {
      // When
      String mutilated = mutilated(example, random);
      List<Problem> problems = problems(mutilated);

      // Then
      assertThat(problems)
          .as("seed %d, file %d:%n%s", SEED, file, mutilated)
          .allSatisfy(
              problem -> {
                assertThat(problem.message()).isNotBlank().doesNotContain("\n", SECRET);
                assertThat(problem.line()).isBetween(0, 1 + (int) mutilated.lines().count());
              });
    }
  }

  private List<Problem> problems(String yaml) {
    Path file = new ConfigText(folder).write(yaml);
    try {
      return ConfigLoader.load(file, Map.of()).warnings();
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty();
      return e.problems();
    }
  }

  private static String mutilated(String text, Random random) {
    StringBuilder mutilated = new StringBuilder(text);
    for (int change = 1 + random.nextInt(4); change > 0; change--) {
      int from = random.nextInt(mutilated.length());
      int to = Math.min(mutilated.length(), from + random.nextInt(6));
      char piece = PIECES.charAt(random.nextInt(PIECES.length()));
      mutilated.replace(from, to, String.valueOf(piece).repeat(random.nextInt(3)));
    }
    return mutilated.toString();
  }
}
