package io.registrynotifier.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${file:PATH}}; a doubled dollar
 * before a brace stands for a dollar. What is filled in is not looked through again.
 *
 * @param environment the variables; with a default, an empty one counts as unset, as in a shell
 * @param folder what relative paths start from
 */
record Interpolation(Map<String, String> environment, Path folder) implements References {
  private static final String FILE = "file:";
  private static final int MAX_FILE_BYTES = 1 << 16;
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?<escape>\\$\\$\\{)|\\$\\{(?<inside>[^}]*)(?<end>}?)");
  private static final Pattern VARIABLE =
      Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<or>:-(?<default>.*))?", Pattern.DOTALL);

  Interpolation {
    environment = Map.copyOf(environment);
  }

  @Override
  public String fill(String text) {
    StringBuilder filled = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      String replacement = placeholder.group("escape") == null ? value(placeholder) : "${";
      placeholder.appendReplacement(filled, Matcher.quoteReplacement(replacement));
    }
    return placeholder.appendTail(filled).toString();
  }

  private String value(Matcher placeholder) {
    String inside = placeholder.group("inside");
    Matcher variable = VARIABLE.matcher(inside);
    boolean ended = !placeholder.group("end").isEmpty();
    if (ended && inside.startsWith(FILE)) {
      return content(inside.substring(FILE.length()));
    }
    if (ended && variable.matches()) {
      return variable(variable);
    }
    throw new IllegalArgumentException(
        "expected ${NAME}, ${NAME:-default} or ${file:PATH}; write $${ for a dollar and a brace");
  }

  private String variable(Matcher variable) {
    Optional<String> value = Optional.ofNullable(environment.get(variable.group("name")));
    if (variable.group("or") != null) {
      return value.filter(text -> !text.isEmpty()).orElse(variable.group("default"));
    }
    return value.orElseThrow(
        () ->
            new IllegalArgumentException(
                "expected the environment variable "
                    + variable.group("name")
                    + " to be set; ${"
                    + variable.group("name")
                    + ":-default} would do without"));
  }

  private String content(String path) {
    try {
      Path file = folder.resolve(path);
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new IllegalArgumentException(
            "expected the file " + Quoted.of(path) + " to be no larger than 64KiB");
      }
      return Files.readString(file).replaceFirst("\\r?\\n\\z", "");
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "expected the file " + Quoted.of(path) + " to be text in UTF-8", e);
    } catch (IOException | InvalidPathException | SecurityException e) {
      throw new IllegalArgumentException(
          "expected a readable file " + Quoted.of(path) + ", found " + e.getClass().getSimpleName(),
          e);
    }
  }

  @Override
  public String toString() {
    return "Interpolation[" + environment.size() + " variables, " + folder + "]";
  }
}
