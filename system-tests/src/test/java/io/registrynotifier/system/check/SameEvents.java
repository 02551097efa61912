package io.registrynotifier.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.testkit.receiver.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * That what arrived is what the registry sent: the same media type, the same members with the same
 * values, and the same bytes but for white space between tokens.
 */
public final class SameEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SameEvents() {}

  /** Both with one event a request; a request may have come more than once. */
  public static void verify(List<ReceivedRequest> sent, List<ReceivedRequest> arrived) {
    Map<String, ReceivedRequest> sentById =
        sent.stream().collect(Collectors.toMap(SameEvents::id, request -> request));
    for (ReceivedRequest request : arrived) {
      ReceivedRequest original =
          Optional.ofNullable(sentById.get(id(request)))
              .orElseThrow(() -> new AssertionError("nobody has sent " + request.text()));
      assertThat(request.header("content-type")).isEqualTo(original.header("content-type"));
      assertThat(tree(request)).isEqualTo(tree(original));
      assertThat(request.text()).isEqualTo(MinifiedJson.of(original.text()));
    }
  }

  private static String id(ReceivedRequest request) {
    return tree(request).path("events").path(0).path("id").asText();
  }

  private static JsonNode tree(ReceivedRequest request) {
    try {
      return JSON.readTree(request.text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("a body that is no JSON: " + request, e);
    }
  }
}
