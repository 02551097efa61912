package io.registrynotifier.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files under {@code deploy}. */
public final class Deployed {
  private static final Path FOLDER = Path.of("..", "deploy").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Deployed() {}

  /** A file, or a folder. */
  public static Path path(String path) {
    return FOLDER.resolve(path);
  }

  /** The files of a folder, in the order of their names. */
  public static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + folder, e);
    }
  }

  /** A YAML or JSON file as a tree. */
  public static JsonNode tree(Path file) {
    return JSON.valueToTree(new Yaml().<Object>load(text(file)));
  }

  /** A file's text. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  /** The alert and recording rules, in the order in which they stand. */
  static Stream<JsonNode> rules() {
    return files("prometheus/rules").stream()
        .map(Deployed::tree)
        .flatMap(file -> each(file.path("groups")))
        .flatMap(group -> each(group.path("rules")));
  }

  /** The elements of an array. */
  static Stream<JsonNode> each(JsonNode array) {
    return array.valueStream();
  }
}
