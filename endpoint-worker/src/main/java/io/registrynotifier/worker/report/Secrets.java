package io.registrynotifier.worker.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Masks an endpoint's secrets in texts that come from its receiver, which may echo them: the values
 * of its headers, the credentials in them, and the query of its URL, as they are and as JSON, HTML,
 * Base64 and URLs write them. Of less than four characters nothing is a secret. Immutable.
 */
final class Secrets {
  private static final int LEAST = 4;

  private final Pattern anyOfThem;

  private Secrets(Pattern anyOfThem) {
    this.anyOfThem = anyOfThem;
  }

  static Secrets of(Endpoint endpoint) {
    Set<String> secrets = new TreeSet<>();
    endpoint.headers().values().values().stream()
        .flatMap(List::stream)
        .forEach(value -> add(secrets, value));
    String query = endpoint.url().getRawQuery();
    if (query != null) {
      add(secrets, query);
      addParameters(secrets, query);
      addParameters(secrets, endpoint.url().getQuery());
    }
    String any =
        secrets.stream()
            .filter(secret -> secret.length() >= LEAST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return new Secrets(Pattern.compile(any.isEmpty() ? "(?!)" : any, Pattern.CASE_INSENSITIVE));
  }

  private static void addParameters(Set<String> secrets, String query) {
    for (String parameter : query.split("&", -1)) {
      add(secrets, parameter.substring(parameter.indexOf('=') + 1));
    }
  }

  String mask(String text) {
    return anyOfThem.matcher(text).replaceAll(Matcher.quoteReplacement(Headers.MASK));
  }

  /** The value, and what stands behind its scheme: {@code Bearer x}, {@code Basic x}. */
  private static void add(Set<String> secrets, String value) {
    addForms(secrets, value.strip());
    for (String part : value.strip().split("[ ,;]+", -1)) {
      addForms(secrets, part);
      credentials(part).lines().forEach(secret -> addForms(secrets, secret));
    }
  }

  /** What RFC 7617 writes in Base64: the whole, and the password; empty when it is none. */
  private static String credentials(String part) {
    try {
      String text = new String(Base64.getDecoder().decode(part), UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? "" : text + "\n" + text.substring(colon + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static void addForms(Set<String> secrets, String secret) {
    secrets.add(secret);
    secrets.add(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
    secrets.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    secrets.add(
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
    secrets.add(URLEncoder.encode(secret, UTF_8));
    secrets.add(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
  }
}
