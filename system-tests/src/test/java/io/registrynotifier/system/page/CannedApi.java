package io.registrynotifier.system.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.process.ReadinessCheck;
import io.registrynotifier.process.Service;
import io.registrynotifier.worker.page.StatusPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * The status page over answers that stand in files: every state that an endpoint can be in, and
 * strings that would be scripts if they were not shown as text.
 *
 * <p>Thread-safe. A time in a file is so many seconds from now: <code>{{-60}}</code>.
 */
final class CannedApi implements Service {
  private static final Pattern SECONDS = Pattern.compile("\\{\\{(-?\\d+)}}");
  private static final String PROBLEM = "application/problem+json";

  private final ConcurrentLinkedQueue<Order> orders = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private volatile Optional<String> token = Optional.empty();

  /** What a button sent. */
  record Order(String path, String body, String contentType, String ifMatch) {}

  @Override
  public String name() {
    return "worker";
  }

  @Override
  public void routes(RoutesConfig routes) {
    StatusPage.load().addTo(routes);
    routes.get("/api/status", http -> answer(http, "status"));
    routes.get("/api/endpoints", http -> answer(http, "endpoints"));
    routes.get("/api/endpoints/{name}", this::endpoint);
    routes.get("/api/endpoints/{name}/attempts", this::attempts);
    routes.get("/api/endpoints/{name}/minutes", http -> json(http, CannedMinutes.json(now())));
    routes.post("/api/endpoints/{name}/{order}", this::order);
    routes.get("/api/events/{id}", this::event);
    routes.get("/api/dead-letters", http -> answer(http, "dead-letters"));
    routes.get("/api/dead-letters/{id}", http -> answer(http, "dead-letter"));
    routes.post("/api/dead-letters/redrive", this::order);
  }

  /** From now on only who has this token is answered. */
  void ask(String wanted) {
    token = Optional.of(wanted);
  }

  /** Orders on this path are answered with this status. */
  void refuse(String path, int status) {
    refusals.put(path, status);
  }

  List<Order> orders() {
    return List.copyOf(orders);
  }

  private void endpoint(Context http) {
    String name = http.pathParam("name");
    if (name.equals("nobody")) {
      problem(http, 404, "There is no endpoint nobody.");
    } else {
      answer(http, name.equals("hostile") ? "hostile" : "endpoint");
    }
  }

  private void attempts(Context http) {
    if ("unanswered".equals(http.queryParam("result"))) {
      answer(http, "attempts-unanswered");
    } else {
      answer(http, http.queryParam("before") == null ? "attempts" : "attempts-older");
    }
  }

  private void event(Context http) {
    if (http.pathParam("id").equals("no-such-event")) {
      problem(http, 404, "No event no-such-event: 81,233 records were searched, all there are.");
    } else {
      answer(http, "event");
    }
  }

  private void order(Context http) {
    String path = http.path();
    orders.add(
        new Order(
            path,
            http.body(),
            Objects.requireNonNullElse(http.header("Content-Type"), ""),
            Objects.requireNonNullElse(http.header("If-Match"), "")));
    Integer status = refusals.get(path);
    if (status != null) {
      problem(http, status, "Somebody changed it meanwhile: it is at revision 13.");
    } else if (path.endsWith("/test")) {
      answer(http, "test");
    } else {
      json(http, path.endsWith("/redrive") ? "{\"redriven\":[\"0-9\"],\"unknown\":[]}" : "{}");
    }
  }

  private void answer(Context http, String file) {
    if (token.isPresent() && !("Bearer " + token.get()).equals(http.header("Authorization"))) {
      http.header("WWW-Authenticate", "Bearer");
      problem(http, 401, "A token is needed.");
    } else {
      json(http, text(file));
    }
  }

  private static void json(Context http, String json) {
    http.header("Cache-Control", "no-store").contentType("application/json").result(json);
  }

  private static void problem(Context http, int status, String detail) {
    http.status(status).contentType(PROBLEM).result("{\"detail\":\"" + detail + "\"}");
  }

  private static String text(String file) {
    String resource = "/canned/" + file + ".json";
    try (InputStream json =
        Objects.requireNonNull(CannedApi.class.getResourceAsStream(resource), resource)) {
      Instant now = now();
      return SECONDS
          .matcher(new String(json.readAllBytes(), UTF_8))
          .replaceAll(it -> now.plusSeconds(Long.parseLong(it.group(1))).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public List<ReadinessCheck> checks() {
    return List.of();
  }

  @Override
  public void close() {}
}
