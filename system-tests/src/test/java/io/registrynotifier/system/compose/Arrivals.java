package io.registrynotifier.system.compose;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ids of the events that the example receiver has shown, in their order. */
record Arrivals(List<String> ids) {
  private static final Pattern LINE = Pattern.compile("(?m)^\\w+ \\S+ id=(\\S+)$");

  static Arrivals in(String log) {
    return new Arrivals(
        LINE.matcher(log).results().map((MatchResult line) -> line.group(1)).toList());
  }

  long events() {
    return ids.stream().distinct().count();
  }

  long repeats() {
    return ids.size() - events();
  }
}
