package io.registrynotifier.worker.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** The parameters of a query, read strictly. Stateless. */
final class Query {
  private Query() {}

  /** Refuses parameters that nobody would look at. */
  static void only(Context http, String... known) {
    for (String name : http.queryParamMap().keySet()) {
      if (!Set.of(known).contains(name)) {
        throw refusal(name, "unknown parameter; expected " + String.join(", ", known));
      }
    }
  }

  static Optional<String> text(Context http, String name) {
    return Optional.ofNullable(http.queryParam(name)).filter(value -> !value.isEmpty());
  }

  static int limit(Context http, int absent, int most) {
    Optional<String> given = text(http, "limit");
    if (given.isEmpty()) {
      return absent;
    }
    if (!given.get().matches("[0-9]{1,6}")
        || Integer.parseInt(given.get()) < 1
        || Integer.parseInt(given.get()) > most) {
      throw refusal("limit", "expected a whole number from 1 to " + most);
    }
    return Integer.parseInt(given.get());
  }

  static boolean flag(Context http, String name, boolean absent) {
    Optional<String> given = text(http, name);
    if (given.isPresent() && !given.get().matches("true|false")) {
      throw refusal(name, "expected true or false");
    }
    return given.map(Boolean::parseBoolean).orElse(absent);
  }

  static Optional<Instant> time(Context http, String name) {
    return text(http, name).map(text -> time(name, text));
  }

  static Instant time(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw refusal(name, "expected a time with its zone such as 2026-01-31T12:00:00Z");
    }
  }

  static RefusedException refusal(String name, String expected) {
    return Refusal.of(400, "invalid-request", name + ": " + expected).asException();
  }
}
