package io.registrynotifier.worker.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.process.Problem;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What other instances ask this one: its own share, and never anybody else's. */
final class LocalLedgerPage {
  private final ClusterLedger ledger;

  LocalLedgerPage(ClusterLedger ledger) {
    this.ledger = ledger;
  }

  void addTo(RoutesConfig routes) {
    routes.get(Question.PATH + "{kind}", this::get);
  }

  private void get(Context http) {
    Question question;
    try {
      question = Question.from(http.pathParam("kind"), query(http));
    } catch (IllegalArgumentException e) {
      new Problem(400, "expected a question of another worker of this version").answer(http);
      return;
    }
    http.future(() -> answer(http, question));
  }

  private static Map<String, String> query(Context http) {
    return http.queryParamMap().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get(0)));
  }

  private CompletableFuture<Void> answer(Context http, Question question) {
    return ledger
        .answerLocally(question)
        .handle(
            (values, failure) -> {
              write(http, values, failure);
              return null;
            });
  }

  private static void write(
      Context http, @Nullable List<byte[]> values, @Nullable Throwable failure) {
    if (values == null) {
      String words = failure == null ? "no answer" : String.valueOf(failure.getMessage());
      new Problem(503, words).answer(http);
    } else {
      http.contentType("application/json").result(json(values));
    }
  }

  /** What the stores hold is JSON already. */
  private static byte[] json(List<byte[]> values) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes("{\"values\":[".getBytes(UTF_8));
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        json.write(',');
      }
      json.writeBytes(values.get(i));
    }
    json.writeBytes("]}".getBytes(UTF_8));
    return json.toByteArray();
  }
}
