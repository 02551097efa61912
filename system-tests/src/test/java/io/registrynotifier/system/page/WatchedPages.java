package io.registrynotifier.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser on a real system that has delivered something, for all tests of a class: each begins on
 * an empty page, and must leave the console empty.
 */
final class WatchedPages
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private static final int EVENTS = 6;

  private @Nullable Browser browser;
  private @Nullable WatchedSystem system;

  Browser browser() {
    return Objects.requireNonNull(browser);
  }

  WatchedSystem system() {
    return Objects.requireNonNull(system);
  }

  @Override
  public void beforeAll(ExtensionContext tests) throws IOException {
    Path targets = Files.createDirectories(Path.of("target", "pages").toAbsolutePath());
    browser = Browser.start();
    system = WatchedSystem.start(Files.createTempDirectory(targets, "watched"));
    system().awaitLedger();
    system().publish(EVENTS);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    browser().visit(system().uri());
    browser().leave();
    browser().console();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    List<String> said = browser().console();
    browser().leave();
    assertThat(said).as("console").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    if (system != null) {
      system.close();
    }
    if (browser != null) {
      browser.close();
    }
  }
}
