package io.registrynotifier.producer.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * Who acted: the user that the registry authorised or, if it names none, the user of basic
 * credentials (RFC 7617) on the request; empty if there is neither.
 */
final class ActorName {
  private static final String BASIC = "Basic ";

  private ActorName() {}

  static String of(String authorised, IncomingRequest request) {
    return authorised.isEmpty() ? basicUser(request.header("Authorization")) : authorised;
  }

  private static String basicUser(String authorization) {
    if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return "";
    }
    String credentials = decoded(authorization.substring(BASIC.length()).strip());
    int colon = credentials.indexOf(':');
    return colon < 0 ? "" : credentials.substring(0, colon);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }
}
