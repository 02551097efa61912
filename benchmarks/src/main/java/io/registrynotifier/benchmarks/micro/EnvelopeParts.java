package io.registrynotifier.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.registrynotifier.benchmarks.event.EventForm;
import io.registrynotifier.benchmarks.event.EventNumber;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Limits;
import io.registrynotifier.event.MediaTypes;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * An envelope of one event, as registries send it: the bridge's strict reading beside Jackson's
 * tree of the same bytes, which checks and keeps less. Run by JMH, one thread each.
 */
@State(Scope.Thread)
public class EnvelopeParts {
  private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
  private final ObjectMapper jackson = new ObjectMapper();
  private final byte[] body =
      ("{\"events\":[" + new String(new EventForm().json(new EventNumber(1, 1)), UTF_8) + "]}")
          .getBytes(UTF_8);

  /** What the bridge does with a body. */
  @Benchmark
  public List<CarriedEvent> envelope() {
    return reader.read(body, MediaTypes.EVENTS_V2);
  }

  /** The yardstick. */
  @Benchmark
  public JsonNode tree() throws IOException {
    return jackson.readTree(body);
  }
}
