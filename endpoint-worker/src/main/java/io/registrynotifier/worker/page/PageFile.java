package io.registrynotifier.worker.page;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page, plain and compressed, each with its entity tag. Thread-safe.
 *
 * <p>A browser keeps it and asks each time whether it is still the same: an update of the worker is
 * seen at once, also where several workers of different versions stand behind one address.
 */
final class PageFile {
  private static final int TAG_BYTES = 12;

  private final String path;
  private final String contentType;
  private final byte[] plain;
  private final byte[] compressed;
  private final String digest;

  private PageFile(String path, String contentType, byte[] plain) {
    this.path = path;
    this.contentType = contentType;
    this.plain = plain;
    this.compressed = compress(plain);
    this.digest = digest(plain);
  }

  static PageFile of(String path, String contentType, byte[] content) {
    return new PageFile(path, contentType, content.clone());
  }

  String path() {
    return path;
  }

  void answer(Context http) {
    boolean asCompressed = Negotiation.takesGzip(http.header("Accept-Encoding"));
    String tag = '"' + digest + (asCompressed ? "-gzip\"" : "\"");
    PageHeaders.addTo(http);
    http.header("ETag", tag);
    if (Negotiation.has(http.header("If-None-Match"), tag)) {
      http.status(304);
      return;
    }
    http.contentType(contentType);
    if (asCompressed) {
      http.header("Content-Encoding", "gzip");
    }
    http.result(asCompressed ? compressed : plain);
  }

  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
