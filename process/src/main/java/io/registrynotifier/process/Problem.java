package io.registrynotifier.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.eclipse.jetty.http.HttpStatus;

/**
 * An error answer as RFC 9457 draws it: {@code application/problem+json} with {@code status},
 * {@code title} and {@code detail}.
 *
 * @param status the HTTP status
 * @param detail what is wrong, for a person; never a payload, a secret or a stack trace
 */
public record Problem(int status, String detail) {
  static final String CONTENT_TYPE = "application/problem+json";

  /** An answer that says no more than its status does. */
  public static Problem of(int status) {
    return new Problem(status, "");
  }

  /** The members as JSON, for whoever adds some of their own. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("status", status);
    json.put("title", HttpStatus.getMessage(status));
    if (!detail.isEmpty()) {
      json.put("detail", detail);
    }
    return json;
  }

  /** Makes this the request's answer. */
  public void answer(Context http) {
    answer(http, toJson());
  }

  /** Makes these members, {@link #toJson()} and more, the request's answer. */
  public void answer(Context http, ObjectNode json) {
    http.status(status).contentType(CONTENT_TYPE).result(json.toString());
  }
}
