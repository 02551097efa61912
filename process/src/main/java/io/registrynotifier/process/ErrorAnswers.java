package io.registrynotifier.process;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a page throws into a {@link Problem}; a defect is logged and answered with 500. */
final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  void addTo(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, ErrorAnswers::refusal);
    routes.exception(Exception.class, ErrorAnswers::defect);
  }

  private static void refusal(HttpResponseException refusal, Context http) {
    if (refusal instanceof MethodNotAllowedResponse) {
      // RFC 9110 15.5.6: the answer must say what is allowed
      http.header("Allow", String.join(", ", refusal.getDetails().values()));
    }
    Problem.of(refusal.getStatus()).answer(http);
  }

  private static void defect(Exception defect, Context http) {
    LOG.atError()
        .addKeyValue("method", http.method())
        .addKeyValue("route", http.endpoint().path)
        .setCause(defect)
        .log("request failed");
    Problem.of(500).answer(http);
  }
}
