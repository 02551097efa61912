package io.registrynotifier.config;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads one YAML document from a text. Of what the parser says, only what cannot quote the text is
 * passed on: the line in question may hold a password.
 */
final class YamlDocument {
  private static final int MAX_LETTERS = 1 << 20;

  private final Problems problems;

  YamlDocument(Problems problems) {
    this.problems = problems;
  }

  /** The document; empty when there is none, or when what is wrong with it was reported. */
  Optional<Node> compose(String text) {
    if (text.length() > MAX_LETTERS) {
      return failed(Place.FILE, "expected at most 1MiB");
    }
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(10_000);
    try {
      Yaml yaml = new Yaml(new SafeConstructor(options));
      return Optional.ofNullable(yaml.compose(new StringReader(text)));
    } catch (MarkedYAMLException e) {
      return failed(place(Optional.ofNullable(e.getProblemMark())), syntax(e, text));
    } catch (ReaderException e) {
      return failed(lineAt(text, e.getPosition()), "expected text without control characters");
    } catch (YAMLException e) {
      return failed(Place.FILE, "expected YAML within its parser's bounds of depth and aliases");
    }
  }

  private static String syntax(MarkedYAMLException failure, String text) {
    if (failure instanceof ComposerException) {
      return composition(failure);
    }
    int line = Optional.ofNullable(failure.getProblemMark()).map(Mark::getLine).orElse(0);
    boolean placeholder =
        text.lines().skip(line).findFirst().filter(found -> found.contains("${")).isPresent();
    return "expected YAML, but "
        + unquoted(failure.getProblem())
        + (placeholder ? "; a value with ${...} inside [ ] or { } needs quotes around it" : "");
  }

  /** On one line, and without the one thing of the file that a message of the parser repeats. */
  private static String unquoted(String problem) {
    return problem.contains("tag handle")
        ? "found an unknown tag; a value that begins with ! needs quotes around it"
        : problem.replaceAll("\\p{Cntrl}", " ");
  }

  private static String composition(MarkedYAMLException failure) {
    return failure.getProblem().contains("alias")
        ? "expected an alias of an anchor that stands before it; a value that begins with * needs"
            + " quotes around it"
        : "expected one document, found another";
  }

  private static Place place(Optional<Mark> mark) {
    return mark.map(found -> new Place(found.getLine() + 1, found.getColumn() + 1, ""))
        .orElse(Place.FILE);
  }

  private static Place lineAt(String text, int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    return new Place((int) before.chars().filter(letter -> letter == '\n').count() + 1, 0, "");
  }

  private <T> Optional<T> failed(Place place, String message) {
    problems.error(place, message);
    return Optional.empty();
  }
}
