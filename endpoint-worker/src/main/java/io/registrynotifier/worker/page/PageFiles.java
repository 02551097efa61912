package io.registrynotifier.worker.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Which files the page consists of, and where each is asked for. */
final class PageFiles {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private static final List<String> PAGES = List.of("endpoint", "event", "dead-letters");

  private static final List<String> SCRIPTS =
      List.of(
          "actions",
          "api",
          "attempts",
          "charts",
          "configuration",
          "dead-letters",
          "dialogs",
          "dom",
          "endpoint",
          "event",
          "format",
          "list",
          "live",
          "partitions",
          "sparkline",
          "words");

  private static final String CHARTS = "/META-INF/resources/webjars/uplot/%s/dist/";
  private static final String CHARTS_VERSION =
      "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  private PageFiles() {}

  static List<PageFile> load() {
    List<PageFile> files = new ArrayList<>();
    files.add(PageFile.of("/", HTML, read("/page/index.html")));
    PAGES.forEach(it -> files.add(ours("/" + it + ".html", HTML, "/page/" + it + ".html")));
    SCRIPTS.forEach(it -> files.add(ours("/page/" + it + ".js", SCRIPT, "/page/" + it + ".js")));
    files.add(ours("/page/page.css", STYLE, "/page/page.css"));
    files.add(ours("/page/icon.svg", "image/svg+xml", "/page/icon.svg"));
    String charts = CHARTS.formatted(chartsVersion());
    files.add(ours("/page/uplot.js", SCRIPT, charts + "uPlot.iife.min.js"));
    files.add(ours("/page/uplot.css", STYLE, charts + "uPlot.min.css"));
    return List.copyOf(files);
  }

  private static PageFile ours(String path, String contentType, String resource) {
    return PageFile.of(path, contentType, read(resource));
  }

  /** The version is part of the library's paths; it stands in the parent's pom alone. */
  private static String chartsVersion() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(read(CHARTS_VERSION), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static byte[] read(String resource) {
    try (InputStream file = PageFiles.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new FileNotFoundException("status page: " + resource + " is not on the class path");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
