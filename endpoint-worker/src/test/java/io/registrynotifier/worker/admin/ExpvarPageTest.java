package io.registrynotifier.worker.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.endpoint.Ignore;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.metrics.EventCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExpvarPageTest {
  private static final EventCounts NOTHING = new EventCounts(0, 0, 0, 0, Map.of());

  @Test
  void page_saysNull_whenThereIsNoEndpoint() {
    // Given
    List<ShownEndpoint> none = List.of();

    // When
    String text = ExpvarPage.text(none);

    // Then
    assertThat(text).isEqualTo("{\"registry\":{\"notifications\":{\"endpoints\":null}}}");
  }

  @Test
  void page_saysNullForEmptyListsAndHeaders_asGoDoes() {
    // Given
    ShownEndpoint shown = new ShownEndpoint(EndpointBuilder.named("alistener").build(), 0, NOTHING);

    // When
    String text = ExpvarPage.text(List.of(shown));

    // Then
    assertThat(text)
        .isEqualTo(
            """
            {"registry":{"notifications":{"endpoints":[{"name":"alistener",\
            "url":"http://receiver.example/hook?***","Headers":null,\
            "Timeout":10000000000,"Threshold":10,"Backoff":1000000000,\
            "IgnoredMediaTypes":null,"Ignore":{"MediaTypes":null,"Actions":null},\
            "Metrics":{"Pending":0,"Events":0,"Successes":0,"Failures":0,"Errors":0,\
            "Statuses":{}}}]}}}""");
  }

  @Test
  void page_hasTheRegistrysShape_withEveryHeaderValueMasked() {
    // Given
    Map<String, List<String>> headers =
        Map.of("X-Two", List.of("one", "two"), "Authorization", List.of("Bearer x"));
    Map<String, Long> statuses = Map.of("599 ", 1L, "202 Accepted", 3L, "404 Not Found", 2L);
    ShownEndpoint shown =
        new ShownEndpoint(
            EndpointBuilder.named("local-5003")
                .headers(new Headers(headers))
                .timeout(Duration.ofMillis(500))
                .threshold(5)
                .backoff(Duration.ofSeconds(2), Duration.ofMinutes(1))
                .ignoredMediaTypes(List.of("application/octet-stream"))
                .ignore(new Ignore(Set.of("b/b", "a/a"), Set.of("pull")))
                .build(),
            76,
            new EventCounts(80, 3, 4, 46, statuses));

    // When
    String text = ExpvarPage.text(List.of(shown, shown));

    // Then
    String each =
        """
        {"name":"local-5003","url":"http://receiver.example/hook?***",\
        "Headers":{"Authorization":["***"],"X-Two":["***","***"]},\
        "Timeout":500000000,"Threshold":5,"Backoff":2000000000,\
        "IgnoredMediaTypes":["application/octet-stream"],\
        "Ignore":{"MediaTypes":["a/a","b/b"],"Actions":["pull"]},\
        "Metrics":{"Pending":76,"Events":80,"Successes":3,"Failures":4,"Errors":46,\
        "Statuses":{"202 Accepted":3,"404 Not Found":2,"599 ":1}}}""";
    assertThat(text)
        .isEqualTo(
            "{\"registry\":{\"notifications\":{\"endpoints\":[" + each + "," + each + "]}}}");
  }
}
