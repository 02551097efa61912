package io.registrynotifier.benchmarks.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.benchmarks.event.EventForm;
import io.registrynotifier.benchmarks.event.EventNumber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RequestReaderTest {
  private final EventForm form = new EventForm();
  private final RequestReader reader = new RequestReader();

  @Test
  void reader_findsPathAndEvent_whenTheRequestIsWhole() {
    // Given
    EventNumber event = new EventNumber(999, 1_600_000);

    // When
    feed(request("/hook", List.of(event)));

    // Then
    assertThat(reader.next()).contains(new Request("/hook", List.of(event)));
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void reader_waits_untilTheLastByteHasCome() {
    // Given
    byte[] request = request("/hook", List.of(new EventNumber(1, 2)));

    // When
    List<Optional<Request>> found =
        IntStream.range(0, request.length)
            .mapToObj(
                i -> {
                  feed(new byte[] {request[i]});
                  return reader.next();
                })
            .toList();

    // Then
    assertThat(found.subList(0, request.length - 1)).allMatch(Optional::isEmpty);
    assertThat(found.get(request.length - 1)).isPresent();
  }

  @Test
  void reader_findsAllEventsInOrder_whenTheBodyIsLargerThanItsRoom() {
    // Given
    List<EventNumber> events =
        IntStream.range(0, 100).mapToObj(i -> new EventNumber(i, 1_000 - i)).toList();

    // When
    feed(request("/hook", events));

    // Then
    assertThat(reader.next().orElseThrow().events()).isEqualTo(events);
  }

  @Test
  void reader_findsTheSecondRequest_whenItCameWithTheFirst() {
    // Given
    feed(request("/a", List.of(new EventNumber(1, 1))));
    feed(request("/b", List.of()));

    // When
    List<String> targets =
        List.of(reader.next().orElseThrow().target(), reader.next().orElseThrow().target());

    // Then
    assertThat(targets).containsExactly("/a", "/b");
  }

  private byte[] request(String path, List<EventNumber> events) {
    String body =
        events.stream()
            .map(event -> new String(form.json(event), UTF_8))
            .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    String head =
        "POST %s HTTP/1.1\r\nHost: x\r\nCoNtent-length: %d\r\n\r\n".formatted(path, body.length());
    return (head + body).getBytes(US_ASCII);
  }

  private void feed(byte[] bytes) {
    int from = 0;
    while (from < bytes.length) {
      ByteBuffer room = reader.room();
      int count = Math.min(room.remaining(), bytes.length - from);
      room.put(bytes, from, count);
      reader.filled(count);
      from += count;
    }
  }
}
