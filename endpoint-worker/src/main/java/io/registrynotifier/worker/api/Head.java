package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.worker.survey.FoundEvent;

/**
 * The event at the head of an endpoint's backlog: the one that has failed for longest, or the
 * oldest where none failed.
 *
 * @param attempts requests that failed so far
 */
record Head(FoundEvent event, int attempts) {
  ObjectNode toJson() {
    return Json.object()
        .put("partition", event.partition())
        .put("offset", event.offset())
        .put("eventId", event.id())
        .put("repository", event.repository())
        .put("tag", event.tag())
        .put("action", event.action())
        .put("time", event.time().toString())
        .put("attempts", attempts);
  }
}
