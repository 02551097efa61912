package io.registrynotifier.standalone.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * A container's health check: asks the page that is its argument, says what it answered, and exits
 * with 0 when that was 200.
 *
 * <p>Not a command of the command line, since it runs every few seconds and should load little.
 */
public final class Probe {
  private static final int TIMEOUT_MILLIS = 3_000;

  private Probe() {}

  /** Asks the page at {@code arguments[0]}. */
  public static void main(String[] arguments) {
    System.exit(ask(URI.create(arguments[0]), System.out));
  }

  /** The exit status. */
  static int ask(URI page, PrintStream out) {
    try {
      HttpURLConnection asked = (HttpURLConnection) page.toURL().openConnection();
      asked.setConnectTimeout(TIMEOUT_MILLIS);
      asked.setReadTimeout(TIMEOUT_MILLIS);
      int status = asked.getResponseCode();
      out.println(status + " " + text(status < 400 ? asked.getInputStream() : failed(asked)));
      return status == 200 ? 0 : 1;
    } catch (IOException failure) {
      out.println(page + ": " + failure);
      return 1;
    }
  }

  /** The body of a failure, which the JDK leaves out when it is empty. */
  private static InputStream failed(HttpURLConnection asked) {
    InputStream body = asked.getErrorStream();
    return body == null ? InputStream.nullInputStream() : body;
  }

  private static String text(InputStream body) throws IOException {
    try (body) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }
}
