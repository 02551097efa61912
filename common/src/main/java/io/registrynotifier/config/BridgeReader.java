package io.registrynotifier.config;

import io.registrynotifier.config.BridgeSettings.Limits;
import java.util.List;
import java.util.Optional;

/** Reads what the bridge process takes in. */
final class BridgeReader {
  private static final Kind<Integer> BODY = Kinds.size(1 << 10, 1 << 30);
  private static final Kind<Integer> EVENTS = Kinds.whole(1, 1_000_000);
  private static final Kind<Integer> EVENT = Kinds.size(1 << 10, 1 << 28);

  /** RFC 7617 section 2: the first colon ends the user name. */
  private static final Kind<String> USERNAME =
      Kind.hidden(
          text -> {
            if (text.isBlank() || text.contains(":")) {
              throw new IllegalArgumentException("expected a user name without a colon");
            }
            return text;
          });

  private BridgeReader() {}

  static BridgeSettings read(Section bridge) {
    List<Credential> credentials = bridge.sections("credentials", BridgeReader::credential);
    Limits limits = limits(bridge.section("limits"));
    bridge.end();
    return new BridgeSettings(credentials, limits);
  }

  private static Limits limits(Section limits) {
    int body = limits.value("body", Limits.DEFAULT.maxBodyBytes(), BODY);
    int events = limits.value("events", Limits.DEFAULT.maxEvents(), EVENTS);
    int event = limits.value("event", Limits.DEFAULT.maxEventBytes(), EVENT);
    limits.end();
    return new Limits(body, events, event);
  }

  private static Optional<Credential> credential(Section credential) {
    Optional<Secret> bearer = credential.optional("bearer", Kinds.SECRET);
    Optional<String> username = credential.optional("username", USERNAME);
    Optional<Secret> password = credential.optional("password", Kinds.SECRET);
    boolean basic = credential.has("username") && credential.has("password");
    boolean other = credential.has("username") || credential.has("password");
    boolean one = credential.has("bearer") ? !other : basic;
    credential.end();
    if (!one) {
      credential.error("expected either bearer, or username and password");
      return Optional.empty();
    }
    return bearer
        .<Credential>map(Credential.Bearer::new)
        .or(() -> username.flatMap(name -> password.map(word -> new Credential.Basic(name, word))));
  }
}
