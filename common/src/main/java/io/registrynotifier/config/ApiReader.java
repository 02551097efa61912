package io.registrynotifier.config;

import io.registrynotifier.config.ApiToken.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who may use the API. */
final class ApiReader {
  private static final int GUESSABLE = 16;

  /** RFC 6750 section 2.1. */
  private static final Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private static final Kind<Secret> TOKEN =
      Kind.hidden(
          text -> {
            if (!B64TOKEN.matcher(text).matches()) {
              throw new IllegalArgumentException(
                  "expected letters, digits, '-', '.', '_', '~', '+', '/', and '=' at the end");
            }
            return new Secret(text);
          });

  private static final Kind<Role> ROLE = Kinds.choice(Role.class);

  private ApiReader() {}

  static ApiSettings read(Section api) {
    List<ApiToken> tokens = new ArrayList<>();
    api.optional("token", TOKEN.orNone())
        .flatMap(token -> token)
        .map(token -> token(api, token, Role.ADMIN))
        .ifPresent(tokens::add);
    tokens.addAll(api.sections("tokens", ApiReader::entry));
    boolean open = api.value("open", false, Kinds.FLAG);
    api.end();
    requireDifferent(tokens, api);
    if (open && (!tokens.isEmpty() || api.has("tokens"))) {
      api.error("open", "found true beside tokens, expected either tokens or open: true");
    }
    return new ApiSettings(tokens, open);
  }

  private static Optional<ApiToken> entry(Section entry) {
    if (!entry.has("token")) {
      entry.error("token", "required: expected a token");
    }
    Role role = entry.required("role", "read or admin", ROLE).orElse(Role.READ);
    Optional<ApiToken> token =
        entry.optional("token", TOKEN).map(secret -> token(entry, secret, role));
    entry.end();
    return token;
  }

  private static ApiToken token(Section section, Secret token, Role role) {
    if (token.value().length() < GUESSABLE) {
      section.warning("token", "short enough to be guessed; 32 characters by chance are not");
    }
    return new ApiToken(token, role);
  }

  private static void requireDifferent(List<ApiToken> tokens, Section api) {
    Set<Secret> seen = new HashSet<>();
    if (!tokens.stream().allMatch(token -> seen.add(token.token()))) {
      api.error("tokens", "found one token twice, expected each of them once");
    }
  }
}
