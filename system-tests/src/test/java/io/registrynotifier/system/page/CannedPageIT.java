package io.registrynotifier.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.system.page.CannedApi.Order;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The status page over answers of every kind, hostile ones too, in a real browser. */
final class CannedPageIT {
  private static final String LIST = "/";
  private static final String ENDPOINT = "/endpoint.html?name=billing";
  private static final String HOSTILE = "/endpoint.html?name=hostile";
  private static final String EVENT = "/event.html?id=320678d8-ca14-430f-8bb6-4ca139cd83f7";
  private static final String DEAD_LETTERS = "/dead-letters.html";
  private static final String BILLING = "/api/endpoints/billing/";
  private static final String SCRIPT = "<script>alert(1)</script>";

  private static Browser browser;

  private final CannedPages pages = new CannedPages();

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void visit() {
    browser.visit(pages.uri());
    browser.leave();
    browser.console();
  }

  @AfterEach
  void leave() {
    browser.leave();
    pages.close();
  }

  static Stream<String> pages() {
    return Stream.of(LIST, ENDPOINT, HOSTILE, EVENT, "/event.html", DEAD_LETTERS);
  }

  @Test
  void list_putsFirst_whatNeedsAPerson() {
    // Given
    open(LIST);

    // When
    List<String> names = browser.texts("#rows a");

    // Then
    assertThat(names)
        .containsExactly(
            "billing",
            "hostile",
            "chat",
            "mirror-eu",
            "security-scanner",
            "audit-log",
            "deploy-hooks",
            "old-ci");
    assertThat(browser.text("#headline")).isEqualTo("4 of 8 endpoints need you");
    assertThat(browser.text("#rows tr:first-child"))
        .contains("Failing since 14:02 UTC: connection refused; 1,204 events waiting")
        .contains("1,204", "48 min", "6.2");
    assertThat(browser.run("return document.title")).isEqualTo("(4) Registry Notifier");
  }

  @Test
  void list_showsWhatIsLookedFor() {
    // Given
    open(LIST);

    // When
    browser.type("#find", "410 gone");

    // Then
    assertThat(browser.texts("#rows a")).containsExactly("mirror-eu");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_passesTheAccessibilityCheck_inLightAndDarkAndOnAPhone(String page) {
    for (boolean phone : List.of(false, true)) {
      for (boolean dark : List.of(false, true)) {
        // Given
        if (phone) {
          browser.phone();
        } else {
          browser.desktop();
        }
        if (dark) {
          browser.dark();
        } else {
          browser.light();
        }
        open(page);

        // When
        List<String> findings = Accessibility.findings(browser);

        // Then
        assertThat(findings).as("%s, phone: %s, dark: %s", page, phone, dark).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
            .as("%s needs no scrolling sideways, phone: %s", page, phone)
            .isEqualTo(true);
      }
    }
    assertThat(browser.console()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, HOSTILE, ENDPOINT, DEAD_LETTERS})
  void page_showsScriptAsText(String page) {
    // Given
    browser.command(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", "window.alert = () => { window.attacked = true; }"));

    // When
    open(page);

    // Then
    assertThat(browser.text("main")).contains(SCRIPT);
    assertThat(browser.run("return document.querySelectorAll('main script, main img').length"))
        .isEqualTo(0L);
    assertThat(browser.run("return window.attacked === true")).isEqualTo(false);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void policy_stopsWhatIsNotOurs() {
    // Given
    open(LIST);

    // When
    Object stopped =
        browser.runAsync(
            """
            const done = arguments[0];
            document.addEventListener('securitypolicyviolation', (it) => done(it.violatedDirective));
            document.body.append(Object.assign(document.createElement('img'), {src: 'http://127.0.0.1:9/x.png'}));
            """);

    // Then
    assertThat(stopped).isEqualTo("img-src");
  }

  @ParameterizedTest
  @CsvSource({
    "test,    '',            '{}',                                                   ''",
    "retry,   '',            '{}',                                                   ''",
    "pause,   they deploy,   '{\"reason\":\"they deploy\"}',                         '\"12\"'",
    "disable, gone for good, '{\"reason\":\"gone for good\"}',                       '\"12\"'",
    "skip,    it is broken,  '{\"partition\":0,\"offset\":184220,\"reason\":\"it is broken\"}', '\"12\"'"
  })
  void button_ordersWhatItSays_onceSomebodyConfirms(
      String action, String reason, String body, String revision) {
    // Given
    open(ENDPOINT);
    browser.click("#do-" + action);
    assertThat(browser.text("dialog")).contains("billing");
    assertThat(Accessibility.findings(browser)).isEmpty();
    if (!reason.isEmpty()) {
      browser.type("#reason", reason);
    }

    // When
    browser.click("dialog [type=submit]");

    // Then
    browser.await("ordered").until(() -> !pages.api().orders().isEmpty());
    assertThat(pages.api().orders())
        .containsExactly(new Order(BILLING + action, body, "application/json", revision));
    browser
        .await("told")
        .until(() -> !browser.text("#said").isEmpty() || browser.isShown("dialog.wider"));
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void skip_asksForAReason() {
    // Given
    open(ENDPOINT);
    browser.click("#do-skip");

    // When
    browser.click("dialog [type=submit]");

    // Then
    assertThat(browser.run("return document.querySelector('#reason').validity.valueMissing"))
        .isEqualTo(true);
    assertThat(pages.api().orders()).isEmpty();
  }

  @Test
  void test_showsTheWholeExchange() {
    // Given
    open(ENDPOINT);
    browser.click("#do-test");

    // When
    browser.click("dialog [type=submit]");

    // Then
    browser.await("dialog.wider", "Answered 202");
    assertThat(browser.text("dialog.wider"))
        .contains("POST https://billing.example.com/hooks/registry?…", "Authorization: ***")
        .contains("Server: " + SCRIPT, SCRIPT + " thanks", "38 ms");
    assertThat(Accessibility.findings(browser)).isEmpty();
  }

  @Test
  void dialog_staysOpenAndSaysWhy_whenTheOrderIsRefused() {
    // Given
    pages.api().refuse(BILLING + "pause", 412);
    open(ENDPOINT);
    browser.click("#do-pause");

    // When
    browser.click("dialog [type=submit]");

    // Then
    browser.await("dialog .wrong", "Not done. Somebody changed it meanwhile");
    assertThat(browser.find("dialog [type=submit]").isEnabled()).isTrue();
  }

  @Test
  void dialog_isLeftWithEscape_andTheFocusReturns() {
    // Given
    open(ENDPOINT);
    browser.run("document.querySelector('#do-pause').focus()");
    browser.press(Keys.ENTER);
    browser.await("dialog", "Pause billing?");

    // When
    browser.press(Keys.ESCAPE);

    // Then
    browser.await("closed").until(() -> browser.all("dialog").isEmpty());
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("do-pause");
    assertThat(pages.api().orders()).isEmpty();
  }

  @Test
  void focus_beginsWithASkipLink_andIsSeen() {
    // Given
    open(LIST);

    // When
    browser.press(Keys.TAB);

    // Then
    assertThat(browser.run("return document.activeElement.textContent"))
        .isEqualTo("Skip to the content");
    assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
  }

  @Test
  void attempts_areFilteredAndPaged_andShownInDetail() {
    // Given
    open(ENDPOINT);
    int first = browser.all("#attempts tbody tr").size();

    // When
    browser.click("#attempts .more button");
    browser.await("older").until(() -> browser.all("#attempts tbody tr").size() > first);
    browser.click("#by-result option[value=unanswered]");
    browser.await("filtered").until(() -> browser.all("#attempts tbody tr").size() < first);
    browser.click("#attempts tbody tr:nth-child(2) button");

    // Then
    assertThat(browser.texts("#attempts tbody td:nth-child(2)")).containsOnly("No answer");
    browser.await("dialog", "No answer by billing");
    assertThat(browser.text("dialog pre")).isEqualTo(SCRIPT + "\n<b>bold</b>");
    assertThat(Accessibility.findings(browser)).isEmpty();
  }

  @Test
  void charts_areReadOut_andStandInATableToo() {
    // Given
    open(ENDPOINT);
    browser.await("drawn").until(() -> browser.all(".plot canvas").size() == 2);

    // When
    browser.click("#ranges label:nth-of-type(3)");
    browser
        .await("the whole day")
        .until(() -> label(".plot").startsWith("Attempts in the last 24 hours: "));
    browser.click("details summary");

    // Then
    assertThat(label(".plot")).contains(" accepted, ", " refused, ", " no answer.");
    assertThat(browser.all("details tbody tr")).hasSizeGreaterThan(90);
    assertThat(Accessibility.findings(browser)).isEmpty();
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void configuration_isMasked_andOneLineForEachKey() {
    // Given
    open(ENDPOINT);

    // When
    String configuration = browser.text("#configuration");

    // Then
    assertThat(configuration).contains("headers.Authorization ***", "retry.maxbackoff 5m");
    assertThat(browser.text("#partitions")).contains("worker-1 on 10.0.4.11", "nobody");
  }

  @Test
  void event_isFound_withItsStateAtEachEndpoint() {
    // Given
    open("/event.html");

    // When
    browser.type("#id", "320678d8-ca14-430f-8bb6-4ca139cd83f7");
    browser.press(Keys.ENTER);

    // Then
    browser.await("#event", "shop/checkout:2.14.0");
    assertThat(browser.texts("#states tbody tr"))
        .anyMatch(it -> it.startsWith("billing Pending 9 in "))
        .anyMatch(it -> it.startsWith("deploy-hooks Delivered 1"))
        .anyMatch(it -> it.startsWith("security-scanner Put aside"));
    assertThat(browser.texts("#log tbody th")).contains("billing", "deploy-hooks");
  }

  @Test
  void event_thatNeverWas_isSaidNotToBeThere() {
    // Given
    browser.open("/event.html?id=no-such-event");

    // When
    browser.await("#state", "No event no-such-event: 81,233 records were searched");

    // Then
    assertThat(browser.isShown("#found")).isFalse();
    assertThat(browser.isShown("#banner")).isFalse();
  }

  @Test
  void endpoint_thatIsNotThere_isSaidNotToBeThere() {
    // Given
    // When
    browser.open("/endpoint.html?name=nobody");

    // Then
    browser.await("#banner", "There is no endpoint nobody.");
  }

  @Test
  void deadLetter_isShownAndRedriven() {
    // Given
    open(DEAD_LETTERS);
    browser.click("#letters tbody tr:first-child td:nth-child(6) button");
    browser.await("dialog pre", "\"useragent\": \"" + SCRIPT);
    assertThat(Accessibility.findings(browser)).isEmpty();
    browser.click("dialog .buttons button");

    // When
    browser.click("#letters tbody tr:first-child td:nth-child(7) button");
    browser.await("dialog", "for this endpoint alone");
    browser.click("dialog [type=submit]");

    // Then
    browser.await("#said", "Redriven: one event is on its way again.");
    assertThat(pages.api().orders())
        .containsExactly(
            new Order("/api/dead-letters/redrive", "{\"ids\":[\"0-9\"]}", "application/json", ""));
  }

  @Test
  void deadLettersOfAnEndpoint_areRedrivenTogether() {
    // Given
    open(DEAD_LETTERS);
    browser.click("#by-endpoint option[value=billing]");

    // When
    browser.click("#redrive-all");
    browser.await("dialog", "Redrive all dead letters of billing?");
    browser.click("dialog [type=submit]");

    // Then
    browser.await("ordered").until(() -> !pages.api().orders().isEmpty());
    assertThat(pages.api().orders().get(0).body()).isEqualTo("{\"endpoint\":\"billing\"}");
  }

  @Test
  void token_isAskedFor_untilItIsTheRightOne() {
    // Given
    pages.api().ask("s3cret");
    browser.open(LIST);
    browser.await("dialog", "This worker asks for a token");
    assertThat(Accessibility.findings(browser)).isEmpty();

    // When
    browser.type("#token", "wrong" + Keys.ENTER);
    browser.await("dialog .wrong", "does not know that token");
    browser.type("#token", "s3cret" + Keys.ENTER);

    // Then
    browser.await("#headline", "4 of 8");
    assertThat(browser.run("return localStorage.length + document.cookie.length")).isEqualTo(0L);
    browser.run("sessionStorage.clear()");
  }

  @Test
  void page_saysThatTheWorkerIsGone_andWhenItIsBack() {
    // Given
    open(LIST);

    // When
    int port = pages.goAway();
    browser.await("#banner", "The worker does not answer. What you see was so at ");
    String kept = browser.text("#headline");
    pages.comeBack(port);

    // Then
    assertThat(kept).isEqualTo("4 of 8 endpoints need you");
    browser.await("live again").until(() -> !browser.isShown("#banner"));
    assertThat(browser.text("#live")).isEqualTo("Live");
  }

  private static void open(String page) {
    browser.open(page);
    browser.await("#live", "Live");
    if (page.startsWith("/endpoint")) {
      browser.await("attempts").until(() -> browser.isShown("#attempts tbody"));
    }
  }

  private static String label(String selector) {
    return String.valueOf(browser.find(selector).getAttribute("aria-label"));
  }
}
