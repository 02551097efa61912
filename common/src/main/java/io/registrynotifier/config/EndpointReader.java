package io.registrynotifier.config;

import io.registrynotifier.endpoint.AttemptLog;
import io.registrynotifier.endpoint.Batch;
import io.registrynotifier.endpoint.Duplicates;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Format;
import io.registrynotifier.endpoint.Ignore;
import io.registrynotifier.endpoint.Ordering;
import io.registrynotifier.endpoint.Retry;
import io.registrynotifier.endpoint.StatusRanges;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one endpoint: the registry's own block first, then what this system adds to it. */
final class EndpointReader {
  private static final Endpoint DEFAULT = Endpoint.of("default", URI.create("http://localhost"));
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?");
  private static final Kind<String> NAMES = Kind.of(EndpointReader::name);
  private static final Kind<Integer> CONCURRENCY = Kinds.whole(1, 10_000);
  private static final Kind<Integer> BATCH_EVENTS = Kinds.whole(1, 10_000);
  private static final Kind<Integer> BATCH_BYTES = Kinds.size(1 << 10, 1 << 26);
  private static final Kind<Duration> LINGER =
      Kinds.duration(Duration.ZERO, Duration.ofMinutes(1), "from 0 to 1m");
  private static final Kind<Duration> WINDOW =
      Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(1), "from 1s to 24h")
          .or("off", Duration.ZERO, "off");
  private static final Kind<Integer> REMEMBERED = Kinds.whole(1, 1_000_000);
  private static final Kind<Format> FORMAT = Kinds.choice(Format.class);
  private static final Kind<AttemptLog> LOG = Kinds.choice(AttemptLog.class);
  private static final Kind<Ordering> ORDERING = Kinds.choice(Ordering.class);
  private static final Kind<String> ACTIONS =
      Kinds.word(List.of("pull", "push", "mount", "delete"));

  private final HeadersReader headers;

  EndpointReader(Problems problems) {
    this.headers = new HeadersReader(problems);
  }

  /** The endpoint; empty when it has no usable name or URL, which has been reported. */
  Optional<Endpoint> read(Section endpoint) {
    Optional<String> name = endpoint.required("name", "a name of its own", NAMES);
    Optional<URI> url = endpoint.required("url", "an http: or https: URL", Urls.KIND);
    Format format = endpoint.value("format", DEFAULT.format(), FORMAT);
    StatusRanges accept = AnswersReader.accept(endpoint);
    Retry retry = RetryReader.read(endpoint);
    Endpoint read =
        new Endpoint(
            name.orElse(DEFAULT.name()),
            url.orElse(DEFAULT.url()),
            endpoint.value("disabled", DEFAULT.disabled(), Kinds.FLAG),
            headers.read(endpoint.section("headers")),
            RegistryNumbers.duration(endpoint, "timeout", DEFAULT.timeout()),
            RegistryNumbers.count(endpoint, "threshold", DEFAULT.threshold()),
            ignoredMediaTypes(endpoint),
            ignore(endpoint.section("ignore")),
            endpoint.value("ordering", DEFAULT.ordering(), ORDERING),
            endpoint.value("concurrency", DEFAULT.concurrency(), CONCURRENCY),
            batch(endpoint.section("batch"), format),
            retry,
            AnswersReader.reject(endpoint, accept, retry),
            accept,
            endpoint.value("start", DEFAULT.start(), Kinds.START),
            format,
            duplicates(endpoint.section("duplicates")),
            endpoint.value("log", DEFAULT.log(), LOG));
    endpoint.end();
    return name.isPresent() && url.isPresent() ? Optional.of(read) : Optional.empty();
  }

  private static List<String> ignoredMediaTypes(Section endpoint) {
    if (endpoint.has("ignoredmediatypes")) {
      endpoint.warning("ignoredmediatypes", "deprecated; ignore.mediatypes does the same");
    }
    return endpoint.list("ignoredmediatypes", Kinds.TEXT);
  }

  private static Ignore ignore(Section ignore) {
    Set<String> mediaTypes = Set.copyOf(ignore.list("mediatypes", Kinds.TEXT));
    Set<String> actions = Set.copyOf(ignore.list("actions", ACTIONS));
    ignore.end();
    return new Ignore(mediaTypes, actions);
  }

  private static Batch batch(Section batch, Format format) {
    int events = batch.value("events", DEFAULT.batch().events(), BATCH_EVENTS);
    int maxBytes = batch.value("bytes", DEFAULT.batch().maxBytes(), BATCH_BYTES);
    Duration linger = batch.value("linger", DEFAULT.batch().linger(), LINGER);
    batch.end();
    if (events > 1 && !format.batches()) {
      batch.error("events", "found " + events + ", expected 1 in a format of one event a request");
      return DEFAULT.batch();
    }
    return new Batch(events, maxBytes, linger);
  }

  private static Duplicates duplicates(Section duplicates) {
    Duplicates read =
        new Duplicates(
            duplicates.value("window", DEFAULT.duplicates().window(), WINDOW),
            duplicates.value("events", DEFAULT.duplicates().maxEvents(), REMEMBERED));
    duplicates.end();
    return read;
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected at most 100 of a-z, 0-9, '.', '_' and '-', beginning and ending with a letter"
              + " or digit");
    }
    return text;
  }
}
