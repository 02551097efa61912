package io.registrynotifier.worker.api;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Revisions as entity tags (RFC 9110 8.8.3, 13.1.1). Stateless. */
final class ETags {
  private static final Pattern TAG = Pattern.compile("\"(?<revision>-?[0-9]{1,18})\"");

  private ETags() {}

  static String of(long revision) {
    return "\"" + revision + "\"";
  }

  /** What {@code If-Match} names; a missing one is refused. */
  static long required(Context http) {
    OptionalLong given = given(http);
    if (given.isEmpty()) {
      throw Refusal.of(
              428,
              "revision-missing",
              "expected If-Match with the revision (ETag) that the change is based on")
          .asException();
    }
    return given.getAsLong();
  }

  /**
   * What {@code If-Match} names; empty when there is none. A tag that is none of ours, weak ones
   * included, matches nothing.
   */
  static OptionalLong given(Context http) {
    Optional<String> header = Optional.ofNullable(http.header("If-Match"));
    if (header.isEmpty()) {
      return OptionalLong.empty();
    }
    Matcher tag = TAG.matcher(header.get().strip());
    if (!tag.matches()) {
      throw Refusal.of(
              412, "stale-revision", "If-Match: expected one revision in quotes, such as \"42\"")
          .asException();
    }
    return OptionalLong.of(Long.parseLong(tag.group("revision")));
  }
}
