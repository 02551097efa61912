package io.registrynotifier.standalone;

import static java.util.stream.Collectors.joining;

import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.TopicSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Collection;
import java.util.stream.Stream;

/** What a configuration would run, without a secret: header values and URL queries are masked. */
record ConfigSummary(NotifierConfig config) {

  void print(PrintWriter out) {
    TopicSettings topics = config.topics();
    out.println("Kafka at " + config.kafka().bootstrapServers() + " (up and demo bring their own)");
    out.println(
        "Topic "
            + topics.topics().events()
            + ": "
            + topics.partitions()
            + " partitions, kept "
            + Words.of(topics.retention()));
    out.println("Serves at " + config.http().map(Object::toString).orElse("the default address"));
    out.println("Credentials of the bridge: " + config.bridge().credentials().size());
    if (config.endpoints().isEmpty()) {
      out.println("No endpoints");
    }
    config.endpoints().forEach(endpoint -> print(endpoint, out));
  }

  private static void print(Endpoint endpoint, PrintWriter out) {
    out.println("Endpoint " + endpoint.name() + (endpoint.disabled() ? " (disabled)" : ""));
    out.println("  posts to     " + masked(endpoint.url()) + " as " + Words.of(endpoint.format()));
    if (!endpoint.headers().values().isEmpty()) {
      out.println("  headers      " + endpoint.headers());
    }
    out.println("  ignores      " + ignored(endpoint));
    out.println(
        "  in order by  "
            + Words.of(endpoint.ordering())
            + ", "
            + endpoint.concurrency()
            + " requests at a time, "
            + endpoint.batch().events()
            + " events in each");
    out.println(
        "  retries      after "
            + Words.of(endpoint.retry().backoff())
            + " up to "
            + Words.of(endpoint.retry().maxBackoff())
            + "; pauses after "
            + endpoint.threshold()
            + " failures; an attempt may take "
            + Words.of(endpoint.timeout()));
  }

  private static String ignored(Endpoint endpoint) {
    String all =
        Stream.of(
                endpoint.ignoredMediaTypes(),
                endpoint.ignore().mediaTypes(),
                endpoint.ignore().actions())
            .flatMap(Collection::stream)
            .distinct()
            .collect(joining(", "));
    return all.isEmpty() ? "nothing" : all;
  }

  private static String masked(URI url) {
    String text = url.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query) + "?***";
  }
}
