package io.registrynotifier.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Values as a terminal may show them: no control character of somebody else's. Stateless. */
final class Text {
  private static final String NOTHING = "-";

  private Text() {}

  /** On one line, whatever stands in it. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]", "?");
  }

  /** A value in a cell; a dash for what is not there. */
  static String of(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return NOTHING;
    }
    if (value.isIntegralNumber()) {
      return String.format(Locale.ROOT, "%,d", value.longValue());
    }
    String text = line(value.isArray() ? list(value) : value.asText());
    return text.isEmpty() ? NOTHING : text;
  }

  private static String list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
      texts.add(each.next().asText());
    }
    return String.join(", ", texts);
  }

  /** {@code 40 s}, {@code 3 min}, {@code 2 h}, {@code 5 d}. */
  static String age(JsonNode seconds) {
    if (!seconds.isNumber()) {
      return NOTHING;
    }
    long value = seconds.longValue();
    if (value < 120) {
      return value + " s";
    }
    if (value < 2 * 3600) {
      return value / 60 + " min";
    }
    return value < 48 * 3600 ? value / 3600 + " h" : value / 86_400 + " d";
  }
}
