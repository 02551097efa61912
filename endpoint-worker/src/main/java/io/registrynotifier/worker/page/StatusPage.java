package io.registrynotifier.worker.page;

import io.javalin.config.RoutesConfig;
import java.util.List;

/**
 * The status page for a person: {@code /} and what it links to, served from memory.
 *
 * <p>The files know nothing of this worker: whoever may read the API sees something in them, nobody
 * else. Thread-safe.
 */
public final class StatusPage {
  private final List<PageFile> files;

  private StatusPage(List<PageFile> files) {
    this.files = files;
  }

  /** Reads every file of the page. */
  public static StatusPage load() {
    return new StatusPage(PageFiles.load());
  }

  /** Adds a route for each file. */
  public void addTo(RoutesConfig routes) {
    files.forEach(file -> routes.get(file.path(), file::answer));
  }
}
