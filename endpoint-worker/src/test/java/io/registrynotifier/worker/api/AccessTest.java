package io.registrynotifier.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.config.ApiSettings;
import io.registrynotifier.config.ApiToken;
import io.registrynotifier.config.ApiToken.Role;
import io.registrynotifier.config.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {
  private static final ApiSettings TOKENS =
      new ApiSettings(
          List.of(
              new ApiToken(new Secret("looker"), Role.READ),
              new ApiToken(new Secret("changer"), Role.ADMIN)),
          false);
  private static final ApiSettings OPEN = new ApiSettings(List.of(), true);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          127.0.0.1,        localhost:8080,       admitted
          127.0.0.1,        LOCALHOST,            admitted
          127.1.2.3,        127.0.0.1:8080,       admitted
          0:0:0:0:0:0:0:1,  [::1]:8080,           admitted
          [::1],            [::1],                admitted
          ::1%lo,           notifier.localhost,   admitted
          ::ffff:127.0.0.1, localhost.,           admitted
          127.0.0.1,        evil.example:8080,    403
          127.0.0.1,        localhost.evil.org,   403
          127.0.0.1,        127.0.0.1.evil.org,   403
          127.0.0.1,        192.168.1.5,          403
          127.0.0.1,        '',                   403
          10.0.0.5,         localhost:8080,       403
          192.168.127.0,    127.0.0.1,            403
          12.7.0.0,         localhost,            403
          """)
  void request_isAdmittedWithoutTokens_whenItComesFromHereUnderOurName(
      String peer, String host, String expected) {
    // Given
    Access access = new Access(ApiSettings.DEFAULT);

    // When
    Optional<Refusal> refusal = access.refusal(get(peer, host, Optional.empty()));

    // Then
    assertThat(outcome(refusal)).isEqualTo(expected);
  }

  @Test
  void request_isRefusedWithoutTokens_whenAProxyAsks() {
    // Given
    Access access = new Access(ApiSettings.DEFAULT);
    Asker asker = asker("GET", "127.0.0.1", "localhost", "", "", "", "", true);

    // When
    Optional<Refusal> refusal = access.refusal(asker);

    // Then
    assertThat(outcome(refusal)).isEqualTo("403");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    Bearer looker,   admitted
          HEAD,   bearer looker,   admitted
          GET,    Bearer changer,  admitted
          POST,   Bearer changer,  admitted
          DELETE, BEARER changer,  admitted
          POST,   Bearer looker,   403
          PUT,    Bearer looker,   403
          DELETE, Bearer looker,   403
          GET,    '',              401
          GET,    Bearer,          401
          GET,    Bearer wrong,    401
          GET,    Bearer looke,    401
          GET,    Bearer Looker,   401
          GET,    Basic looker,    401
          POST,   looker,          401
          """)
  void request_isAdmitted_whenItsTokenHasTheRole(
      String method, String authorization, String expected) {
    // Given
    Access access = new Access(TOKENS);
    Asker asker =
        asker(
            method,
            "10.0.0.5",
            "notifier.example",
            authorization,
            "",
            "",
            "application/json",
            false);

    // When
    Optional<Refusal> refusal = access.refusal(asker);

    // Then
    assertThat(outcome(refusal)).isEqualTo(expected);
    assertThat(refusal.map(it -> it.headers().get("WWW-Authenticate")))
        .isEqualTo(refusal.map(it -> challenge(it, authorization)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST,   '',           '',                        application/json,             admitted
          POST,   same-origin,  https://notifier.example,  application/json,             admitted
          PUT,    none,         '',                        'Application/JSON; charset=utf-8', admitted
          PUT,    '',           http://Notifier.Example,   application/yaml,             admitted
          DELETE, '',           '',                        '',                           admitted
          POST,   cross-site,   '',                        application/json,             403
          POST,   same-site,    '',                        application/json,             403
          DELETE, cross-site,   '',                        '',                           403
          POST,   '',           https://evil.example,      application/json,             403
          POST,   '',           https://notifier.example:8443, application/json,         403
          POST,   '',           null,                      application/json,             403
          DELETE, '',           https://evil.example,      '',                           403
          POST,   '',           '',                        text/plain,                   415
          POST,   '',           '',                        application/x-www-form-urlencoded, 415
          POST,   '',           '',                        '',                           415
          GET,    cross-site,   https://evil.example,      '',                           admitted
          """)
  void change_isRefused_whenItComesFromAnotherSite(
      String method, String site, String origin, String contentType, String expected) {
    // Given
    Access access = new Access(OPEN);
    Asker asker =
        asker(method, "10.0.0.5", "notifier.example", "", site, origin, contentType, false);

    // When
    Optional<Refusal> refusal = access.refusal(asker);

    // Then
    assertThat(outcome(refusal)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void request_isAdmittedFromAnywhere_whenTheApiIsOpen(String method) {
    // Given
    Access access = new Access(OPEN);
    Asker asker = asker(method, "10.0.0.5", "notifier.example", "", "", "", "", true);

    // When
    Optional<Refusal> refusal = access.refusal(asker);

    // Then
    assertThat(refusal).isEmpty();
  }

  private static String challenge(Refusal refusal, String authorization) {
    String realm = "Bearer realm=\"api\"";
    if (refusal.status() == 403) {
      return realm + ", error=\"insufficient_scope\"";
    }
    return authorization.startsWith("Bearer ") ? realm + ", error=\"invalid_token\"" : realm;
  }

  private static String outcome(Optional<Refusal> refusal) {
    return refusal.map(it -> String.valueOf(it.status())).orElse("admitted");
  }

  private static Asker get(String peer, String host, Optional<String> authorization) {
    return asker("GET", peer, host, authorization.orElse(""), "", "", "", false);
  }

  private static Asker asker(
      String method,
      String peer,
      String host,
      String authorization,
      String site,
      String origin,
      String contentType,
      boolean forwarded) {
    return new Asker(
        method,
        peer,
        some(host),
        some(authorization),
        some(site),
        some(origin),
        some(contentType).map(Asker::mediaType),
        forwarded);
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }
}
