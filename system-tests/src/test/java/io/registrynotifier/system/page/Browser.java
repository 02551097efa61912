package io.registrynotifier.system.page;

import io.registrynotifier.testkit.process.InstalledProgram;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium without a window.
 *
 * <p>Used by one test thread. Without the browser its tests are skipped, as {@link
 * InstalledProgram} says.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int DESKTOP_WIDTH = 1280;

  /** It warns of every browser that is newer than itself; held, since loggers are forgotten. */
  private static final Logger DRIVERS_LOG = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;
  private URI address = URI.create("about:blank");

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser start() {
    DRIVERS_LOG.setLevel(Level.SEVERE);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(InstalledProgram.CHROMIUM.require().toString());
    options.setCapability("goog:loggingPrefs", logging);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // continuous integration runs as root
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--lang=en");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(InstalledProgram.CHROMEDRIVER.require().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Whose page the paths of {@link #open} belong to. */
  void visit(URI worker) {
    address = worker;
    desktop();
    light();
  }

  void open(String path) {
    driver.get(address.resolve(path).toString());
  }

  /** Ends what the page does. */
  void leave() {
    driver.get("about:blank");
  }

  void desktop() {
    screen(DESKTOP_WIDTH, 900, false);
  }

  void phone() {
    screen(390, 844, true);
  }

  private void screen(int width, int height, boolean mobile) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
  }

  void light() {
    scheme("light");
  }

  void dark() {
    scheme("dark");
  }

  private void scheme(String scheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  Map<String, Object> command(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** What can be seen of an element; empty when it is not there. */
  String text(String selector) {
    return all(selector).stream().findFirst().map(WebElement::getText).orElse("");
  }

  List<String> texts(String selector) {
    return all(selector).stream().map(WebElement::getText).toList();
  }

  boolean isShown(String selector) {
    return all(selector).stream().anyMatch(WebElement::isDisplayed);
  }

  void click(String selector) {
    await(selector + " can be clicked")
        .until(() -> isShown(selector) && find(selector).isEnabled());
    find(selector).click();
  }

  void type(String selector, String text) {
    await(selector + " is there").until(() -> isShown(selector));
    find(selector).sendKeys(text);
  }

  /** To whatever has the focus. */
  void press(Keys key) {
    driver.switchTo().activeElement().sendKeys(key);
  }

  void await(String selector, String text) {
    await(selector + " says " + text).until(() -> text(selector).contains(text));
  }

  ConditionFactory await(String what) {
    return Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK)
        .ignoreException(StaleElementReferenceException.class);
  }

  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
  }

  Object runAsync(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeAsyncScript(script, arguments), "");
  }

  /** What the console has said since it was asked last. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** A picture of the page from its top, so many pixels high, as WebP. */
  byte[] picture(int height) {
    Map<String, Object> area =
        Map.of("x", 0, "y", 0, "width", DESKTOP_WIDTH, "height", height, "scale", 1);
    Map<String, Object> picture =
        command(
            "Page.captureScreenshot",
            Map.of("format", "webp", "quality", 80, "captureBeyondViewport", true, "clip", area));
    return Base64.getDecoder().decode(String.valueOf(picture.get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
