package io.registrynotifier.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.sample.SampleEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The status page of a real worker with a real broker, in a real browser: every page and button.
 */
final class LivePageIT {
  private static final Answer AWAY =
      Answer.status(503).saying("<script>alert(1)</script> is away").with("Server", "<b>x</b>");
  private static final int ROUNDS = 5;
  private static final int LIST_HEIGHT = 860;
  private static final int ENDPOINT_HEIGHT = 1240;
  private static final int MAX_PICTURE_BYTES = 100_000;

  private static final String BYTES =
      """
      return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter((it) => !it.name.includes('/api/'))
        .reduce((sum, it) => sum + it.transferSize, 0);
      """;

  private static final String PAINT =
      "return Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)";

  @RegisterExtension static final WatchedPages PAGES = new WatchedPages();

  private static Browser browser;
  private static WatchedSystem system;

  @BeforeAll
  static void look() {
    browser = PAGES.browser();
    system = PAGES.system();
  }

  @Test
  void list_followsAnEndpointThatFailsAndRecovers_withoutReloading() {
    // Given
    browser.open("/");
    browser.await("#rows", "troubled");
    browser.await("all well").until(() -> level("troubled").equals("ok"));
    browser.run("window.sameDocument = true");

    // When
    system.refuse("troubled", AWAY);
    system.publish(12);
    browser.await("failing").until(() -> level("troubled").equals("failing"));
    String first = browser.text("#rows tr:first-child");
    String title = String.valueOf(browser.run("return document.title"));
    List<String> findings = Accessibility.findings(browser);
    system.receiver("troubled").answer(Answer.OK);

    // Then
    browser.await("well again").until(() -> level("troubled").equals("ok"));
    assertThat(first).startsWith("troubled").contains("Failing", "waiting");
    assertThat(title).startsWith("(");
    assertThat(findings).isEmpty();
    assertThat(browser.run("return window.sameDocument === true")).isEqualTo(true);
    assertThat(browser.run("return document.querySelector('#announcer').textContent"))
        .asString()
        .contains("troubled: Failing");
  }

  @Test
  void pictures_areWhatTheReadmeShows() {
    // Given
    system.refuse("troubled", AWAY);
    system.publish(24);
    browser.open("/");
    browser.await("failing").until(() -> level("troubled").equals("failing"));

    // When
    byte[] light = browser.picture(LIST_HEIGHT);
    browser.dark();
    byte[] dark = browser.picture(LIST_HEIGHT);
    browser.light();
    browser.open("/endpoint.html?name=troubled");
    browser.await("#chip", "Failing");
    browser.await("drawn").until(() -> browser.isShown(".plot canvas"));
    byte[] endpoint = browser.picture(ENDPOINT_HEIGHT);
    system.receiver("troubled").answer(Answer.OK);

    // Then
    assertThat(List.of(light, dark, endpoint)).allMatch(it -> it.length < MAX_PICTURE_BYTES);
    Pictures.keep("list-light", light);
    Pictures.keep("list-dark", dark);
    Pictures.keep("endpoint", endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/endpoint.html?name=calm", "/event.html", "/dead-letters.html"})
  void page_passesTheAccessibilityCheck_inLightAndDark(String page) {
    // Given
    browser.open(page);
    browser.await("#live", "Live");

    // When
    List<String> findings = new ArrayList<>(Accessibility.findings(browser));
    browser.dark();
    findings.addAll(Accessibility.findings(browser));

    // Then
    assertThat(findings).isEmpty();
  }

  @Test
  void refusedEvents_areRedrivenTogether() {
    // Given
    system.refuse("picky", Answer.status(422));
    List<SampleEvent> events = system.publish(2);
    browser.open("/dead-letters.html?endpoint=picky");
    browser.await("both").until(() -> browser.all("#letters tbody tr").size() == 2);
    system.receiver("picky").answer(Answer.OK);
    int before = system.arrived("picky").size();

    // When
    browser.click("#redrive-all");
    browser.click("dialog [type=submit]");

    // Then
    browser.await("#said", "2 events are on their way again");
    browser.await("arrived").until(() -> system.arrived("picky").size() == before + 2);
    assertThat(system.arrived("picky").subList(before, before + 2))
        .containsExactlyInAnyOrderElementsOf(events.stream().map(SampleEvent::id).toList());
  }

  @Test
  void test_showsTheReceiversAnswerAsText() {
    // Given
    browser.open("/endpoint.html?name=stuck");
    system.refuse("stuck", AWAY);

    // When
    browser.click("#do-test");
    browser.click("dialog [type=submit]");

    // Then
    browser.await("dialog.wider", "Answered 503");
    assertThat(browser.text("dialog.wider"))
        .contains("<script>alert(1)</script> is away", "POST http://localhost:");
    assertThat(Accessibility.findings(browser)).isEmpty();
    system.receiver("stuck").answer(Answer.OK);
  }

  @Test
  void eventPage_tellsWhatBecameOfAnEvent_atEveryEndpoint() {
    // Given
    SampleEvent event = system.publish(1).get(0);

    // When
    browser.open("/event.html?id=" + event.id());

    // Then
    browser.await("#event", event.repository());
    browser
        .await("delivered")
        .until(
            () ->
                browser.texts("#states tbody tr").stream()
                    .anyMatch(row -> row.startsWith("calm Delivered")));
    assertThat(browser.texts("#states tbody th")).contains("calm", "troubled", "picky");
  }

  @Test
  void order_fromAnotherSite_isRefused() {
    // Given
    HttpRequest fromElsewhere =
        HttpRequest.newBuilder(system.uri().resolve("/api/endpoints/calm/pause"))
            .header("Content-Type", "application/json")
            .header("Origin", "https://elsewhere.example.com")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    system
        .receiver("calm")
        .answer(Answer.status(200).with("Content-Type", "text/html").saying("<p>elsewhere</p>"));
    browser.visit(system.receiver("calm").url());
    browser.open("");

    // When
    HttpResponse<String> answer = system.send(fromElsewhere);
    browser.runAsync(
        """
        const done = arguments[1];
        fetch(arguments[0], {method: 'POST', mode: 'no-cors', body: '{}'}).then(() => done(1), () => done(1));
        """,
        system.uri().resolve("/api/endpoints/calm/pause").toString());
    browser.console(); // the browser complains, too

    // Then
    assertThat(answer.statusCode()).isEqualTo(403);
    browser.visit(system.uri());
    browser.open("/endpoint.html?name=calm");
    browser.await("#chip", "Healthy");
    assertThat(browser.isShown("#do-pause")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/endpoint.html?name=calm"})
  void page_isLight_andPaintedSoon(String page) {
    // Given
    List<Long> paints = new ArrayList<>();
    Object bytes = 0L;

    // When
    for (int round = 0; round < ROUNDS; round++) {
      browser.leave();
      browser.command("Network.clearBrowserCache", Map.of());
      browser.open(page);
      browser.await("#live", "Live");
      bytes = browser.run(BYTES);
      paints.add(((Number) browser.run(PAINT)).longValue());
    }
    browser.open(page);
    browser.await("#live", "Live");
    Object again = browser.run(BYTES);
    List<Long> sorted = paints.stream().sorted().toList();

    // Then
    Report.line(
        "status page %s: %s bytes over the wire, %s when seen before, without what the API says;"
                .formatted(page, bytes, again)
            + " first paint after %d ms (median of %d, worst %d)"
                .formatted(sorted.get(ROUNDS / 2), ROUNDS, sorted.get(ROUNDS - 1)));
    assertThat(((Number) bytes).longValue()).isLessThan(100_000);
    assertThat(((Number) again).longValue()).isLessThan(10_000);
  }

  private static String level(String endpoint) {
    return browser.all("#rows tr").stream()
        .filter(row -> row.getText().startsWith(endpoint))
        .map(row -> String.valueOf(row.getAttribute("data-level")))
        .findFirst()
        .orElse("");
  }
}
