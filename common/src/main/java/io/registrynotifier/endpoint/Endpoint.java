package io.registrynotifier.endpoint;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A configured receiver of events: the registry's own endpoint block and what this system adds to
 * it. A value; nothing that runs.
 *
 * @param name unique; {@code [a-z0-9]([a-z0-9._-]*[a-z0-9])?}
 * @param url http or https, with a host, without userinfo
 * @param disabled an endpoint that keeps its offset and receives nothing
 * @param headers static headers of every request
 * @param timeout the whole of one attempt, connecting included; more than zero
 * @param threshold consecutive failed attempts that open the breaker; 1 or more
 * @param ignoredMediaTypes the registry's old filter, joined with {@code ignore}; kept apart only
 *     to be shown as the registry shows it
 * @param ignore events that are not wanted
 * @param ordering what is delivered one after the other
 * @param concurrency requests in flight; 1 to 10,000
 * @param batch how many events a request carries
 * @param retry when a failed delivery is tried again
 * @param reject what becomes of an event that is refused for good
 * @param accept the statuses that mean delivered
 * @param start where the endpoint begins when it has no offset yet
 * @param format the shape of the requests
 * @param duplicates how an event that a registry sends again is known
 * @param log which attempts are logged one by one
 */
public record Endpoint(
    String name,
    URI url,
    boolean disabled,
    Headers headers,
    Duration timeout,
    int threshold,
    List<String> ignoredMediaTypes,
    Ignore ignore,
    Ordering ordering,
    int concurrency,
    Batch batch,
    Retry retry,
    Reject reject,
    StatusRanges accept,
    Start start,
    Format format,
    Duplicates duplicates,
    AttemptLog log) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?");

  /** Refuses what could never work, naming the value. */
  public Endpoint {
    requireName(name);
    requireUrl(url);
    ignoredMediaTypes = List.copyOf(ignoredMediaTypes);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout " + timeout + ": expected more than 0");
    }
    if (threshold < 1) {
      throw new IllegalArgumentException("threshold " + threshold + ": expected 1 or more");
    }
    if (concurrency < 1 || concurrency > 10_000) {
      throw new IllegalArgumentException("concurrency " + concurrency + ": expected 1 to 10000");
    }
    if (batch.events() > 1 && !format.batches()) {
      throw new IllegalArgumentException(
          "batch of " + batch.events() + " events: the format " + format + " carries one");
    }
  }

  /** With a sample of the attempts logged. */
  public Endpoint(
      String name,
      URI url,
      boolean disabled,
      Headers headers,
      Duration timeout,
      int threshold,
      List<String> ignoredMediaTypes,
      Ignore ignore,
      Ordering ordering,
      int concurrency,
      Batch batch,
      Retry retry,
      Reject reject,
      StatusRanges accept,
      Start start,
      Format format,
      Duplicates duplicates) {
    this(
        name,
        url,
        disabled,
        headers,
        timeout,
        threshold,
        ignoredMediaTypes,
        ignore,
        ordering,
        concurrency,
        batch,
        retry,
        reject,
        accept,
        start,
        format,
        duplicates,
        AttemptLog.SAMPLED);
  }

  /** An endpoint with the registry's defaults and ours for the rest. */
  public static Endpoint of(String name, URI url) {
    return new Endpoint(
        name,
        url,
        false,
        Headers.NONE,
        Duration.ofSeconds(10),
        10,
        List.of(),
        Ignore.NOTHING,
        Ordering.KEY,
        64,
        Batch.SINGLE,
        Retry.DEFAULT,
        Reject.BLOCK,
        StatusRanges.SUCCESSFUL,
        new Start.Latest(),
        Format.REGISTRY,
        Duplicates.DEFAULT);
  }

  /** Whether an event of this media type and action is not wanted here. */
  public boolean ignores(String mediaType, String action) {
    return ignore.matches(mediaType, action) || ignoredMediaTypes.contains(mediaType);
  }

  /** The URL for people: what follows a {@code ?} is masked, since it may be a secret. */
  public String maskedUrl() {
    String text = url.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query + 1) + Headers.MASK;
  }

  /** Whether a text may be the name of an endpoint. */
  public static boolean isName(String text) {
    return text.length() <= 100 && NAME.matcher(text).matches();
  }

  private static void requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "name \""
              + name
              + "\": expected at most 100 of a-z, 0-9, '.', '_' and '-', beginning"
              + " and ending with a letter or digit");
    }
  }

  private static void requireUrl(URI url) {
    String scheme = url.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      throw new IllegalArgumentException("url: expected http or https, found scheme " + scheme);
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException("url: expected a host name after " + scheme + "://");
    }
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "url: expected no user name or password in it; set an Authorization header instead");
    }
  }
}
