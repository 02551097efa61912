package io.registrynotifier.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * A type that a single value of the file may have.
 *
 * @param parse gives the value, or throws an {@link IllegalArgumentException} whose message says
 *     what was expected, without the text
 * @param visibility whether a message may show the text
 */
record Kind<T>(Function<String, T> parse, Visibility visibility) {
  /** Whether a text may be shown. */
  enum Visibility {
    SHOWN,
    HIDDEN
  }

  static <T> Kind<T> of(Function<String, T> parse) {
    return new Kind<>(parse, Visibility.SHOWN);
  }

  /** A kind whose texts are, or may hold, secrets. */
  static <T> Kind<T> hidden(Function<String, T> parse) {
    return new Kind<>(parse, Visibility.HIDDEN);
  }

  /** This kind, and one word more with a meaning of its own. */
  Kind<T> or(String word, T meaning, String wordInWords) {
    return new Kind<>(
        text -> {
          try {
            return text.equals(word) ? meaning : parse.apply(text);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", or " + wordInWords, e);
          }
        },
        visibility);
  }

  /** This kind, and nothing for an empty text, such as a variable that is not set gives. */
  Kind<Optional<T>> orNone() {
    return new Kind<>(
        text -> text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text)), visibility);
  }

  /** The value; empty when it is none, or broken, which has been reported then. */
  Optional<T> read(Value value, Problems problems) {
    if (value instanceof Value.Text text) {
      return text.filledIn().flatMap(filledIn -> read(text, filledIn, problems));
    }
    problems.error(value.place(), "found " + value.kind() + ", expected a single value");
    return Optional.empty();
  }

  private Optional<T> read(Value.Text text, String filledIn, Problems problems) {
    try {
      return Optional.of(parse.apply(filledIn));
    } catch (IllegalArgumentException e) {
      String found = visibility == Visibility.SHOWN ? "found " + text.found() + ", " : "";
      problems.error(text.place(), found + e.getMessage());
      return Optional.empty();
    }
  }
}
