package io.registrynotifier.event;

import java.util.Objects;

/**
 * The client's call that caused an event. Texts are empty where the registry does not say.
 *
 * @param id one id for each HTTP request; several events may share it
 * @param addr the client's address, with its port unless a proxy stands between; can be forged by
 *     the client through {@code X-Forwarded-For}
 * @param host the host that the client asked for
 * @param method the HTTP method
 * @param useragent the client's own name for itself
 * @param unknown members that are not of the registry's own {@code request}
 */
public record Request(
    String id, String addr, String host, String method, String useragent, UnknownMembers unknown) {
  /** A call of which nothing is known. */
  public static final Request NONE = of("", "", "", "", "");

  /** Refuses null. */
  public Request {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(addr, "addr");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(useragent, "useragent");
    Objects.requireNonNull(unknown, "unknown");
  }

  public static Request of(String id, String addr, String host, String method, String useragent) {
    return new Request(id, addr, host, method, useragent, UnknownMembers.NONE);
  }
}
