package io.registrynotifier.event;

import java.util.List;

/** Writes envelopes and events as compact JSON in the order of one generation. */
final class EventWriter {
  private final JsonBuilder json = new JsonBuilder();
  private final DescriptorWriter descriptors;

  private EventWriter(Generation generation) {
    this.descriptors = new DescriptorWriter(json, generation);
  }

  static String write(Envelope envelope, Generation generation) {
    EventWriter writer = new EventWriter(generation);
    writer.json.begin('{');
    writer.events(envelope.events());
    return writer.json.members(envelope.unknown()).end('}').toString();
  }

  static String write(Event event, Generation generation) {
    EventWriter writer = new EventWriter(generation);
    writer.event(event);
    return writer.json.toString();
  }

  private void events(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    json.name("events").begin('[');
    events.forEach(this::event);
    json.end(']');
  }

  private void event(Event event) {
    json.begin('{')
        .member("id", event.id())
        .member("timestamp", Timestamps.print(event.timestamp()))
        .member("action", event.action())
        .name("target");
    descriptors.target(event.target());
    request(event.request());
    actor(event.actor());
    source(event.source());
    json.members(event.unknown()).end('}');
  }

  private void request(Request request) {
    json.name("request")
        .begin('{')
        .member("id", request.id())
        .memberUnlessEmpty("addr", request.addr())
        .memberUnlessEmpty("host", request.host())
        .member("method", request.method())
        .member("useragent", request.useragent())
        .members(request.unknown())
        .end('}');
  }

  private void actor(Actor actor) {
    json.name("actor")
        .begin('{')
        .memberUnlessEmpty("name", actor.name())
        .members(actor.unknown())
        .end('}');
  }

  private void source(Source source) {
    json.name("source")
        .begin('{')
        .memberUnlessEmpty("addr", source.addr())
        .memberUnlessEmpty("instanceID", source.instanceId())
        .members(source.unknown())
        .end('}');
  }
}
