package io.registrynotifier.system.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** axe, in the page that the browser shows. Stateless. */
final class Accessibility {
  private static final String AXE = "/axe.min.js";

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations']}).then(
        (found) => done(found.violations.map((it) =>
          it.id + ': ' + it.help + ': ' + it.nodes.map((node) => node.target + ' ' + node.html).join(' | '))),
        (problem) => done([String(problem)]));
      """;

  private Accessibility() {}

  /** Every finding of every rule, with the elements that break it. */
  static List<String> findings(Browser browser) {
    browser.run(script());
    return ((List<?>) browser.runAsync(RUN)).stream().map(String::valueOf).toList();
  }

  private static String script() {
    try (InputStream script =
        Objects.requireNonNull(Accessibility.class.getResourceAsStream(AXE), AXE)) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
