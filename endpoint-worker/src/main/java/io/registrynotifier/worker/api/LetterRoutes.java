package io.registrynotifier.worker.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.worker.survey.Letter;
import io.registrynotifier.worker.survey.LetterBox;
import io.registrynotifier.worker.survey.LetterEvent;
import io.registrynotifier.worker.survey.LetterFilter;
import io.registrynotifier.worker.survey.LetterPage;
import io.registrynotifier.worker.survey.OpenLetter;
import io.registrynotifier.worker.survey.Redriven;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** {@code /api/dead-letters}: what was put aside, and sending it again. */
final class LetterRoutes {
  private static final int MOST = 200;

  private final LetterBox letters;

  LetterRoutes(ApiSources sources) {
    this.letters = sources.letters();
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/dead-letters", http -> Later.answer(http, () -> list(http)));
    routes.get("/api/dead-letters/{id}", http -> Later.answer(http, () -> show(http)));
    routes.post(
        "/api/dead-letters/redrive",
        http -> Later.answer(http, () -> Body.read(http).thenCompose(this::redrive)));
  }

  private CompletableFuture<Answer> list(Context http) {
    Query.only(http, "endpoint", "since", "before", "limit");
    LetterFilter filter = new LetterFilter(Query.text(http, "endpoint"), Query.time(http, "since"));
    Optional<String> cursor = Query.text(http, "before");
    return refusing(letters.page(filter, cursor, Query.limit(http, 50, MOST)))
        .thenApply(page -> Answer.ok(page(page)));
  }

  private static ObjectNode page(LetterPage page) {
    ObjectNode json = Json.object();
    json.set("deadLetters", Json.array(page.letters().stream(), LetterRoutes::letter));
    Json.put(json, "next", page.next());
    json.put("foreign", page.foreign());
    return json;
  }

  private CompletableFuture<Answer> show(Context http) {
    String id = http.pathParam("id");
    return refusing(letters.find(id))
        .thenApply(
            found ->
                found
                    .map(letter -> Answer.ok(open(letter)))
                    .orElseThrow(
                        () ->
                            Refusal.of(
                                    404,
                                    "unknown-dead-letter",
                                    "dead letter "
                                        + id
                                        + ": there is none of that id, or no longer")
                                .asException()));
  }

  private CompletableFuture<Answer> redrive(byte[] body) {
    Members members = Members.of(body, Set.of("ids", "endpoint", "since"));
    Optional<List<String>> ids =
        members.list("ids").map(all -> all.stream().map(LetterRoutes::id).toList());
    Optional<String> endpoint = members.text("endpoint");
    if (ids.isPresent() == endpoint.isPresent()) {
      throw Members.wrong("ids", "either ids, or an endpoint whose dead letters are all meant");
    }
    return refusing(
            ids.isPresent()
                ? letters.redrive(ids.get())
                : letters.redrive(
                    new LetterFilter(
                        endpoint, members.text("since").map(since -> Query.time("since", since)))))
        .thenApply(redriven -> Answer.ok(redriven(redriven)));
  }

  private static String id(JsonNode element) {
    if (!element.isTextual()) {
      throw Members.wrong("ids", "a list of texts");
    }
    return element.textValue();
  }

  private static ObjectNode redriven(Redriven redriven) {
    ObjectNode json = Json.object();
    json.set("redriven", Json.texts(redriven.ids()));
    json.set("unknown", Json.texts(redriven.unknown()));
    return json.put("foreign", redriven.foreign());
  }

  private static ObjectNode letter(Letter letter) {
    LetterEvent event = letter.event();
    ObjectNode json = Json.object();
    json.put("id", letter.id());
    json.put("endpoint", letter.endpoint());
    json.put("cause", letter.cause());
    json.put("attempts", letter.attempts());
    Json.put(json, "firstFailure", letter.firstFailure());
    Json.put(json, "putAside", letter.putAside());
    json.putObject("event")
        .put("partition", event.partition())
        .put("offset", event.offset())
        .put("id", event.id())
        .put("repository", event.repository())
        .put("tag", event.tag())
        .put("action", event.action())
        .put("mediaType", event.mediaType())
        .put("bytes", event.bytes());
    return json;
  }

  private static ObjectNode open(OpenLetter letter) {
    ObjectNode json = letter(letter.letter());
    json.set("content", Json.read(letter.json().getBytes(UTF_8)));
    return json;
  }

  /** A cursor or an id that is none is the asker's fault. */
  private static <T> CompletableFuture<T> refusing(CompletableFuture<T> asked) {
    return asked.exceptionally(
        failure -> {
          Throwable cause = Refusals.unwrap(failure);
          throw new CompletionException(
              cause instanceof IllegalArgumentException
                  ? Refusal.of(400, "invalid-request", String.valueOf(cause.getMessage()))
                      .asException()
                  : cause);
        });
  }
}
