package io.registrynotifier.producer.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.producer.registry.Digest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlBuilderTest {
  private static final Digest DIGEST = new Digest("sha256:abc");

  /** An empty root stands for relative URLs. */
  @ParameterizedTest(name = "{0}://{1}{2}, Forwarded {3}, Proto {4}, Host {5}: {6}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      emptyValue = "",
      nullValues = "-",
      textBlock =
          """
          # the request's own
          http  | example.com      | /v2/               | -                                        | -      | -              | http://example.com
          https | example.com:5000 | /v2/a/blobs/x      | -                                        | -      | -              | https://example.com:5000
          HTTPS | example.com      | /v2/               | -                                        | -      | -              | https://example.com
          http  | [2001:db8::1]    | /v2/               | -                                        | -      | -              | http://[2001:db8::1]
          http  | [::1]:5000       | /v2/               | -                                        | -      | -              | http://[::1]:5000
          # the path before /v2/
          http  | example.com      | /prefix/v2/a/tags  | -                                        | -      | -              | http://example.com/prefix
          http  | example.com      | /a/b/v2/v2/v2/x    | -                                        | -      | -              | http://example.com/a/b
          http  | example.com      | /v2/a/v2/blobs/x   | -                                        | -      | -              | http://example.com
          http  | example.com      | /other             | -                                        | -      | -              | http://example.com
          http  | example.com      | /%41%20/v2/        | -                                        | -      | -              | http://example.com/%41%20
          http  | example.com      | /"<é>/v2/          | -                                        | -      | -              | http://example.com/%22%3C%C3%A9%3E
          # X-Forwarded-*
          http  | inside:5000      | /v2/               | -                                        | https  | -              | https://inside:5000
          http  | inside:5000      | /v2/               | -                                        | HTTPS  | outside        | https://outside
          http  | inside:5000      | /v2/               | -                                        | https, http | outside, inside | https://outside
          http  | inside:5000      | /p/v2/             | -                                        | -      | outside:8443   | http://outside:8443/p
          http  | inside:5000      | /v2/               | -                                        | gopher | -              | http://inside:5000
          http  | inside:5000      | /v2/               | -                                        | -      | out side       | http://inside:5000
          http  | inside:5000      | /v2/               | -                                        | -      | a@b            | http://inside:5000
          http  | inside:5000      | /v2/               | -                                        | -      | "><script>     | http://inside:5000
          http  | inside:5000      | /v2/               | -                                        | -      | outside:123456 | http://inside:5000
          # RFC 7239, which alone counts where it is present
          http  | inside           | /v2/               | proto=https;host=outside                 | -      | -              | https://outside
          http  | inside           | /v2/               | proto=https;host=outside                 | http   | other          | https://outside
          http  | inside           | /v2/               | For="[2001:db8::7]:47";Proto=HTTPS;HOST="outside:8443" | - | -         | https://outside:8443
          http  | inside           | /v2/               | for=192.0.2.43, for=198.51.100.17;proto=https | -  | -             | http://inside
          http  | inside           | /v2/               | proto=https, proto=http                  | -      | -              | https://inside
          http  | inside           | /v2/               | host="[2001:db8::1]:5000"                | -      | -              | http://[2001:db8::1]:5000
          http  | inside           | /v2/               | host="out\\s\\ide"                       | -      | -              | http://outside
          http  | inside           | /v2/               | proto=https ; host=outside               | -      | -              | https://outside
          http  | inside           | /v2/               | proto=https;;host=outside                | https  | other          | http://inside
          http  | inside           | /v2/               | proto                                    | https  | other          | http://inside
          http  | inside           | /v2/               | host=outside:8443                        | https  | other          | http://inside
          http  | inside           | /v2/               | host="outside                            | -      | -              | http://inside
          http  | inside           | /v2/               | proto=https;proto=http                   | -      | -              | http://inside
          http  | inside           | /v2/               | proto=javascript;host=outside            | -      | -              | http://outside
          # no host that could stand in a URL
          http  | ''               | /v2/               | -                                        | -      | -              | ''
          http  | bad host         | /v2/               | -                                        | https  | -              | ''
          http  | ''               | /p/v2/             | -                                        | https  | outside        | https://outside/p
          """)
  void urls_beginAsTheClientWroteThem_whenTheRequestDecides(
      String scheme,
      String host,
      String path,
      String forwarded,
      String forwardedProto,
      String forwardedHost,
      String root) {
    // Given
    Map<String, List<String>> headers = new TreeMap<>();
    put(headers, "Forwarded", forwarded);
    put(headers, "x-forwarded-proto", forwardedProto);
    put(headers, "X-FORWARDED-HOST", forwardedHost);
    IncomingRequest request =
        new IncomingRequest(
            scheme, "GET", path, host.equals("''") ? "" : host, "192.0.2.1:1", headers);
    String expected = root.equals("''") ? "" : root;

    // When
    UrlBuilder urls = UrlBuilder.of(new UrlStyle.OfRequest(), request);

    // Then
    assertThat(urls.manifest("library/test", DIGEST))
        .isEqualTo(expected + "/v2/library/test/manifests/sha256:abc");
    assertThat(urls.blob("library/test", DIGEST))
        .isEqualTo(expected + "/v2/library/test/blobs/sha256:abc");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://registry.example.com         | https://registry.example.com/v2/a/blobs/sha256:abc
          https://registry.example.com/        | https://registry.example.com/v2/a/blobs/sha256:abc
          http://registry.example.com:5000/p   | http://registry.example.com:5000/p/v2/a/blobs/sha256:abc
          http://registry.example.com:5000/p/  | http://registry.example.com:5000/p/v2/a/blobs/sha256:abc
          http://[2001:db8::1]:5000            | http://[2001:db8::1]:5000/v2/a/blobs/sha256:abc
          """)
  void urls_beginWithTheRoot_whenOneIsConfigured(URI root, String url) {
    // Given
    IncomingRequest request =
        Samples.requestWith(Map.of("Forwarded", List.of("proto=https;host=outside")));

    // When
    UrlBuilder urls = UrlBuilder.of(new UrlStyle.Root(root), request);

    // Then
    assertThat(urls.blob("a", DIGEST)).isEqualTo(url);
  }

  @Test
  void urls_arePaths_whenTheyAreRelative() {
    // Given
    IncomingRequest request =
        new IncomingRequest("http", "GET", "/prefix/v2/", "example.com", "192.0.2.1:1", Map.of());

    // When
    UrlBuilder urls = UrlBuilder.of(new UrlStyle.Relative(), request);

    // Then
    assertThat(urls.manifest("a/b", DIGEST)).isEqualTo("/v2/a/b/manifests/sha256:abc");
  }

  @Test
  void urls_areLegal_whenTheRepositorysNameIsNot() {
    // When
    UrlBuilder urls = UrlBuilder.of(new UrlStyle.Relative(), Samples.REQUEST);

    // Then
    assertThat(URI.create(urls.blob("a b?#\u0000é", DIGEST)))
        .hasPath("/v2/a b?#\u0000é/blobs/sha256:abc")
        .hasNoQuery()
        .hasNoFragment();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"registry.example.com", "ftp://a", "https:///v2", "https://user:word@a", "/v2/"})
  void root_isRefusedWithoutItsText_whenItIsNone(String root) {
    // When // Then
    assertThatThrownBy(() -> new UrlStyle.Root(URI.create(root)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("URL root: expected http or https")
        .hasMessageNotContaining("word@");
  }

  private static void put(Map<String, List<String>> headers, String name, String value) {
    if (value != null) {
      headers.put(name, List.of(value));
    }
  }
}
