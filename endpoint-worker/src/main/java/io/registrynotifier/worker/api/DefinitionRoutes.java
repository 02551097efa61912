package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.worker.directory.Applied;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.directory.EndpointDirectory.Removal;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Endpoints made, changed, deleted and applied. */
final class DefinitionRoutes {
  private final EndpointDirectory directory;

  DefinitionRoutes(EndpointDirectory directory) {
    this.directory = directory;
  }

  void addTo(RoutesConfig routes) {
    routes.post(
        "/api/endpoints",
        http ->
            Later.answer(
                http,
                () -> Body.text(http).thenCompose(directory::create).thenApply(this::created)));
    routes.put("/api/endpoints/{name}", http -> Later.answer(http, () -> change(http)));
    routes.delete("/api/endpoints/{name}", http -> Later.answer(http, () -> delete(http)));
    routes.post(
        "/api/endpoints/apply",
        http -> Later.answer(http, () -> Body.read(http).thenCompose(this::apply)));
  }

  private Answer created(DirectoryEntry entry) {
    return Answer.of(201, EndpointJson.entry(entry))
        .withHeader("ETag", ETags.of(entry.revision()))
        .withHeader("Location", "/api/endpoints/" + entry.name());
  }

  private CompletableFuture<Answer> change(Context http) {
    long revision = ETags.required(http);
    String name = http.pathParam("name");
    return Body.text(http)
        .thenCompose(definition -> directory.change(name, definition, revision))
        .thenApply(OrderRoutes::answer);
  }

  private CompletableFuture<Answer> delete(Context http) {
    OptionalLong revision = OptionalLong.of(ETags.required(http));
    String name = http.pathParam("name");
    ObjectNode json = Json.object().put("name", name).put("activity", "deleting");
    return directory.delete(name, revision).thenApply(done -> Answer.of(202, json));
  }

  private CompletableFuture<Answer> apply(byte[] body) {
    Members members = Members.of(body, Set.of("endpoints", "prune"));
    List<String> definitions =
        members
            .list("endpoints")
            .orElseThrow(() -> Members.wrong("endpoints", "a list of definitions"))
            .stream()
            .map(JsonNode::toString)
            .toList();
    Removal removal = members.flag("prune") ? Removal.PRUNE : Removal.KEEP;
    return directory.apply(definitions, removal).thenApply(applied -> Answer.ok(applied(applied)));
  }

  private static ObjectNode applied(Applied applied) {
    ObjectNode json = Json.object();
    json.set("created", Json.texts(applied.created()));
    json.set("changed", Json.texts(applied.changed()));
    json.set("unchanged", Json.texts(applied.unchanged()));
    json.set("removed", Json.texts(applied.removed()));
    return json;
  }
}
