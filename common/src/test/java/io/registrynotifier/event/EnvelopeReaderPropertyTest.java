package io.registrynotifier.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in an event, and wherever white space does: the bytes go on as they came. */
final class EnvelopeReaderPropertyTest {
  private static final int CASES = 5_000;
  private static final ObjectMapper TREES =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

  private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

  @Test
  void reader_carriesEveryByteButWhiteSpace_ofRandomEvents() {
    for (long seed = 0; seed < CASES; seed++) {
      // Given
      Body body = Body.random(new Random(seed));

      // When
      List<CarriedEvent> events = reader.read(body.json().getBytes(UTF_8), MediaTypes.EVENTS_V2);

      // Then
      assertThat(events)
          .extracting(event -> new String(event.json(), UTF_8))
          .as("seed %d", seed)
          .isEqualTo(body.events());
    }
  }

  @Test
  void reader_carriesTheSameTree_ofRandomEvents() throws IOException {
    for (long seed = 0; seed < CASES; seed++) {
      // Given
      byte[] body = Body.random(new Random(seed)).json().getBytes(UTF_8);
      JsonNode expected = TREES.readTree(body).get("events");

      // When
      List<CarriedEvent> events = reader.read(body, MediaTypes.EVENTS_V1);

      // Then
      assertThat(events).as("seed %d", seed).hasSize(expected.size());
      for (int i = 0; i < events.size(); i++) {
        JsonNode event = expected.get(i);
        assertThat(TREES.readTree(events.get(i).json())).as("seed %d", seed).isEqualTo(event);
        assertThat(events.get(i).attributes())
            .as("seed %d", seed)
            .isEqualTo(attributes(event, MediaTypes.EVENTS_V1));
      }
    }
  }

  private static EventAttributes attributes(JsonNode event, String envelopeMediaType) {
    JsonNode target = event.get("target");
    return new EventAttributes(
        event.get("id").asText(),
        event.get("action").asText(),
        target.path("mediaType").asText(),
        target.path("repository").asText(),
        target.path("tag").asText(),
        target.path("digest").asText(),
        event.path("timestamp").asText(),
        event.path("source").path("addr").asText(),
        envelopeMediaType);
  }

  /** An envelope with white space, and its events without. */
  private record Body(String json, List<String> events) {
    static Body random(Random random) {
      StringBuilder json = new StringBuilder("{ \"events\" : [");
      List<String> events = new ArrayList<>();
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        RandomJson event = event(random, i);
        json.append(i > 0 ? "," : "").append(event.spaced());
        events.add(event.compact());
      }
      return new Body(json.append("]\n}\n").toString(), events);
    }

    private static RandomJson event(Random random, int number) {
      RandomJson event = new RandomJson(random);
      event.token("{").name("id").token("\"id-" + number + "\"");
      event.token(",").name("action").token("\"act\\u0069on\"");
      if (random.nextBoolean()) {
        event.token(",").name("timestamp").token(event.text());
      }
      event.token(",").name("target");
      target(event, random);
      if (random.nextBoolean()) {
        event.token(",").name("source").token("{").name("addr").token(event.text());
        event.strangers(3).token("}");
      }
      return event.strangers(5).token("}");
    }

    private static void target(RandomJson event, Random random) {
      event.token("{").name("size").value(0);
      for (String name : List.of("mediaType", "repository", "tag", "digest")) {
        if (random.nextBoolean()) {
          event.token(",").name(name).token(event.text());
        }
      }
      event.strangers(4).token("}");
    }
  }
}
