package io.registrynotifier.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.sample.SampleEvent;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an endpoint's page shows of a real worker, and what each of its buttons does to it. */
final class EndpointPageIT {
  private static final Answer AWAY = Answer.status(503).saying("away");

  @RegisterExtension static final WatchedPages PAGES = new WatchedPages();

  private static Browser browser;
  private static WatchedSystem system;

  @BeforeAll
  static void look() {
    browser = PAGES.browser();
    system = PAGES.system();
  }

  @Test
  void endpointPage_showsWhatHappened() {
    // Given
    SampleEvent event = system.publish(1).get(0);

    // When
    browser.open("/endpoint.html?name=calm");

    // Then
    browser.await("#chip", "Healthy");
    browser.await("#totals", "200 OK");
    browser.await("#partitions", "on ");
    browser.await("#configuration", "retry.attempts");
    browser.await("an attempt").until(() -> !browser.all("#attempts tbody tr").isEmpty());
    browser
        .await("the chart")
        .until(() -> label(".plot").matches("Attempts in the last hour: [1-9].*"));
    assertThat(browser.text("#attempts tbody")).contains("Accepted", event.repository());
  }

  @Test
  void pause_holdsEventsBack_andResumeSendsThem() {
    // Given
    browser.open("/endpoint.html?name=handled");
    order("pause", "we deploy");
    browser.await("#chip", "Paused");
    browser.await("#sentence", "we deploy");
    int before = system.arrived("handled").size();

    // When
    List<SampleEvent> events = system.publish(3);
    browser.await("#figures", "3");
    int whilePaused = system.arrived("handled").size();
    order("resume", "");

    // Then
    browser.await("#chip", "Healthy");
    assertThat(whilePaused).isEqualTo(before);
    browser.await("arrived").until(() -> hasAll("handled", events));
  }

  @Test
  void disable_endsTheWorkersOfAnEndpoint_andEnableStartsThemAgain() {
    // Given
    browser.open("/endpoint.html?name=handled");
    order("disable", "moved");
    browser.await("#chip", "Disabled");

    // When
    List<SampleEvent> events = system.publish(2);
    order("enable", "");

    // Then
    browser.await("#chip", "Healthy");
    browser.await("arrived").until(() -> hasAll("handled", events));
  }

  @Test
  void retryNow_sendsWhatWouldWaitForMinutes() {
    // Given
    system.refuse("patient", AWAY);
    List<SampleEvent> events = system.publish(2);
    browser.open("/endpoint.html?name=patient");
    browser.await("#head", "Tried once");
    system.receiver("patient").answer(Answer.OK);
    int before = system.arrived("patient").size();

    // When
    order("retry", "");

    // Then
    browser.await("#chip", "Healthy");
    assertThat(system.arrived("patient")).hasSizeGreaterThan(before);
    assertThat(hasAll("patient", events)).isTrue();
  }

  @Test
  void skippedEvent_isADeadLetter_andRedrivenFromThere() {
    // Given
    system.refuse("stuck", AWAY);
    String event = system.publish(1).get(0).id();
    browser.open("/endpoint.html?name=stuck");
    browser.await("#head", event);

    // When
    order("skip", "nobody takes it");
    browser.await("gone").until(() -> !browser.isShown("#head"));
    system.receiver("stuck").answer(Answer.OK);
    int before = system.arrived("stuck").size();
    browser.open("/dead-letters.html?endpoint=stuck");
    browser.await("#letters", "nobody takes it");
    browser.click("#letters tbody tr:first-child td:nth-child(6) button");
    browser.await("dialog pre", event);
    browser.click("dialog .buttons button");
    browser.click("#letters tbody tr:first-child td:nth-child(7) button");
    browser.click("dialog [type=submit]");

    // Then
    browser.await("#said", "one event is on its way again");
    browser.await("redriven").until(() -> system.arrived("stuck").size() > before);
    assertThat(system.arrived("stuck")).last().isEqualTo(event);
  }

  /** Clicks a button of the endpoint's page, gives a reason where one is given, and confirms. */
  private static void order(String button, String reason) {
    browser.click("#do-" + button);
    if (!reason.isEmpty()) {
      browser.type("#reason", reason);
    }
    browser.click("dialog [type=submit]");
    browser.await("confirmed").until(() -> browser.all("dialog").isEmpty());
  }

  private static boolean hasAll(String endpoint, List<SampleEvent> events) {
    return system.arrived(endpoint).containsAll(events.stream().map(SampleEvent::id).toList());
  }

  private static String label(String selector) {
    return browser.all(selector).stream()
        .map(it -> String.valueOf(it.getAttribute("aria-label")))
        .findFirst()
        .orElse("");
  }
}
