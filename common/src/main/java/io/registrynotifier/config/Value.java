package io.registrynotifier.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of the file and where it stands: aliases followed, merge keys merged, texts filled in.
 */
sealed interface Value {
  Place place();

  /** What it is, in the words of a message. */
  String kind();

  /** {@code key:} with nothing behind it, or {@code null}: the same as no key at all. */
  record Nothing(Place place) implements Value {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  /**
   * A scalar of any type, as text.
   *
   * @param written the text as it stands in the file
   * @param filledIn the text with every {@code ${...}} replaced; empty when that failed, which has
   *     been reported
   */
  record Text(Place place, String written, Optional<String> filledIn) implements Value {
    @Override
    public String kind() {
      return "a single value";
    }

    /** What was found, for a message; what came from outside the file may be secret. */
    String found() {
      return filledIn.filter(written::equals).isPresent()
          ? Quoted.of(written)
          : "the value of " + Quoted.of(written);
    }
  }

  /** A sequence. */
  record Items(Place place, List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping, in the order of the file. */
  record Fields(Place place, Map<String, Value> values) implements Value {
    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String kind() {
      return "keys with values";
    }
  }
}
