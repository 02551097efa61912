package io.registrynotifier.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Lets in whoever shows one of the known credentials; everybody, when there are none.
 *
 * <p>Immutable and thread-safe. Only digests are kept, and all of them are compared in constant
 * time for every request, so that an answer's time tells neither how alike a guess was nor which
 * one it was like.
 */
public final class Guard {
  private static final String BEARER = "bearer";
  private static final String BASIC = "basic";

  private final List<Known> known;

  private Guard(List<Known> known) {
    this.known = List.copyOf(known);
  }

  /** Lets everybody in. */
  public static Guard open() {
    return new Guard(List.of());
  }

  /** Lets in who shows this token as well (RFC 6750 2.1). */
  public Guard orBearer(String token) {
    return or(new Known(BEARER, digest(BEARER, token.getBytes(UTF_8))));
  }

  /** Lets in who shows this name and password as well (RFC 7617 2). */
  public Guard orBasic(String username, String password) {
    return or(new Known(BASIC, digest(BASIC, (username + ":" + password).getBytes(UTF_8))));
  }

  private Guard or(Known one) {
    List<Known> more = new ArrayList<>(known);
    more.add(one);
    return new Guard(more);
  }

  /**
   * Whether to let in.
   *
   * @param authorization the value of the {@code Authorization} header, empty if there is none
   */
  boolean admits(String authorization) {
    if (known.isEmpty()) {
      return true;
    }
    int space = authorization.indexOf(' ');
    if (space < 0) {
      return false;
    }
    String scheme = authorization.substring(0, space).toLowerCase(Locale.ROOT);
    byte[] shown = digest(scheme, credentials(scheme, authorization.substring(space + 1).strip()));
    int matches = 0;
    for (Known one : known) {
      matches += MessageDigest.isEqual(one.digest, shown) ? 1 : 0;
    }
    return matches > 0;
  }

  private static byte[] credentials(String scheme, String text) {
    if (!scheme.equals(BASIC)) {
      return text.getBytes(UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /** The schemes to try, as {@code WWW-Authenticate} lists them (RFC 9110 11.6.1). */
  String challenge() {
    List<String> challenges = new ArrayList<>();
    if (known.stream().anyMatch(one -> one.scheme.equals(BEARER))) {
      challenges.add("Bearer realm=\"events\"");
    }
    if (known.stream().anyMatch(one -> one.scheme.equals(BASIC))) {
      challenges.add("Basic realm=\"events\", charset=\"UTF-8\"");
    }
    return String.join(", ", challenges);
  }

  private static byte[] digest(String scheme, byte[] credentials) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((scheme + " ").getBytes(UTF_8));
      return digest.digest(credentials);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static final class Known {
    private final String scheme;
    private final byte[] digest;

    private Known(String scheme, byte[] digest) {
      this.scheme = scheme;
      this.digest = digest;
    }
  }
}
