package io.registrynotifier.producer.bridge;

/**
 * Who called, by the registry's rule: the first of {@code X-Forwarded-For} if it is an IP address,
 * else {@code X-Real-Ip} if it is one, else the peer's address and port.
 *
 * <p>A client can forge it unless a proxy stands before the registry.
 */
final class ClientAddress {
  private ClientAddress() {}

  static String of(IncomingRequest request) {
    String forwardedFor = request.header("X-Forwarded-For").split(",", 2)[0].strip();
    if (IpLiteral.matches(forwardedFor)) {
      return forwardedFor;
    }
    String realIp = request.header("X-Real-Ip").strip();
    return IpLiteral.matches(realIp) ? realIp : request.remoteAddress();
  }
}
