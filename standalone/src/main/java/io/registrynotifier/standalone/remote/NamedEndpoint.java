package io.registrynotifier.standalone.remote;

import static io.registrynotifier.standalone.remote.Remote.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The endpoint that a command is about, where it runs, and how the answer is wanted. */
final class NamedEndpoint {
  static final String ALL = "/endpoints";

  @Parameters(paramLabel = "NAME")
  private String name = "";

  @Mixin private ServerOption server = new ServerOption();

  @Mixin private OutputOption output = new OutputOption();

  JsonNode show() {
    return server.connect().get(path());
  }

  JsonNode delete() {
    return server.connect().delete(path());
  }

  /** Tells it to do something. */
  JsonNode post(String word, ObjectNode body) {
    return server.connect().post(path() + "/" + word, body);
  }

  OutputOption output() {
    return output;
  }

  private String path() {
    return ALL + "/" + segment(name);
  }
}
