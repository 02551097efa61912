package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.Order;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an endpoint can be told to do. */
final class OrderRoutes {
  private final Views views;
  private final ApiSources sources;
  private final Heads heads;

  OrderRoutes(Views views, ApiSources sources) {
    this.views = views;
    this.sources = sources;
    this.heads = new Heads(sources.survey());
  }

  void addTo(RoutesConfig routes) {
    withReason(routes, "pause", Order.Pause::new);
    withReason(routes, "disable", Order.Disable::new);
    withReason(routes, "park", Order.Park::new);
    plain(routes, "resume", new Order.Resume());
    plain(routes, "enable", new Order.Enable());
    plain(routes, "retry", new Order.RetryNow());
    routes.post("/api/endpoints/{name}/skip", http -> Later.answer(http, () -> skip(http)));
  }

  private void withReason(RoutesConfig routes, String word, Function<String, Order> order) {
    add(
        routes,
        word,
        body -> {
          String reason = Members.of(body, Set.of("reason")).text("reason").orElse("");
          return checked("reason", () -> order.apply(reason));
        });
  }

  private void plain(RoutesConfig routes, String word, Order order) {
    add(
        routes,
        word,
        body -> {
          Members.of(body, Set.of());
          return order;
        });
  }

  private void add(RoutesConfig routes, String word, Function<byte[], Order> order) {
    routes.post(
        "/api/endpoints/{name}/" + word, http -> Later.answer(http, () -> give(http, order)));
  }

  private CompletableFuture<Answer> give(Context http, Function<byte[], Order> order) {
    OptionalLong revision = ETags.given(http);
    String name = http.pathParam("name");
    return Body.read(http)
        .thenApply(order)
        .thenCompose(given -> sources.directory().order(name, revision, given))
        .thenApply(OrderRoutes::answer);
  }

  private CompletableFuture<Answer> skip(Context http) {
    OptionalLong revision = ETags.given(http);
    String name = http.pathParam("name");
    return Body.read(http)
        .thenApply(body -> Members.of(body, Set.of("reason", "partition", "offset")))
        .thenCompose(members -> event(name, members))
        .thenCompose(
            skip ->
                sources
                    .directory()
                    .order(name, revision, skip)
                    .thenApply(entry -> skipped(entry, skip)));
  }

  private CompletableFuture<Order.Skip> event(String name, Members members) {
    String reason = members.text("reason").orElse("");
    OptionalLong partition = members.number("partition");
    OptionalLong offset = members.number("offset");
    if (partition.isPresent() != offset.isPresent()) {
      throw Members.wrong("offset", "both partition and offset, or none for the head event");
    }
    if (reason.isBlank()) {
      throw Members.wrong("reason", "why the event is skipped; it goes with the dead letter");
    }
    if (partition.isPresent()) {
      return CompletableFuture.completedFuture(
          skip(partition.getAsLong(), offset.getAsLong(), reason));
    }
    return views
        .one(name)
        .thenCompose(viewed -> heads.of(viewed.views().get(0)))
        .thenApply(
            head ->
                head.map(it -> skip(it.event().partition(), it.event().offset(), reason))
                    .orElseThrow(
                        () ->
                            Refusal.of(409, "nothing-waits", "endpoint " + name + ": nothing waits")
                                .asException()));
  }

  private static Order.Skip skip(long partition, long offset, String reason) {
    return checked("skip", () -> new Order.Skip(Math.toIntExact(partition), offset, reason));
  }

  private static <T> T checked(String member, Supplier<T> order) {
    try {
      return order.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Members.wrong(member, String.valueOf(e.getMessage()));
    }
  }

  private static Answer skipped(DirectoryEntry entry, Order.Skip skip) {
    Answer answer = answer(entry);
    ((ObjectNode) answer.body())
        .putObject("skipped")
        .put("partition", skip.partition())
        .put("offset", skip.offset());
    return answer;
  }

  static Answer answer(DirectoryEntry entry) {
    return new Answer(200, EndpointJson.entry(entry), Map.of("ETag", ETags.of(entry.revision())));
  }
}
