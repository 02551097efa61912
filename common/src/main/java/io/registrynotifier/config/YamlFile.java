package io.registrynotifier.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one YAML document from a file. */
final class YamlFile {
  private static final long MAX_BYTES = 1 << 20;

  private final Path file;
  private final Problems problems;

  YamlFile(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The document; empty when the file holds none, or when what is wrong with it was reported. */
  Optional<Node> read() {
    return text().flatMap(new YamlDocument(problems)::compose);
  }

  private Optional<String> text() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return failed(Place.FILE, "expected a file of at most 1MiB");
      }
      return Optional.of(Files.readString(file, UTF_8).replaceFirst("\\A\uFEFF", ""));
    } catch (NoSuchFileException e) {
      return failed(Place.FILE, "expected a configuration file, found none");
    } catch (CharacterCodingException e) {
      return failed(Place.FILE, "expected text in UTF-8");
    } catch (IOException e) {
      return failed(Place.FILE, "expected a readable file, found " + e.getClass().getSimpleName());
    }
  }

  private <T> Optional<T> failed(Place place, String message) {
    problems.error(place, message);
    return Optional.empty();
  }
}
