package io.registrynotifier.standalone.node;

import java.io.PrintWriter;
import java.net.URI;

/** Where a node can be reached, as a person wants to know it. */
public record NodeAddresses(URI http, String bootstrapServers) {

  /** The addresses of a running node. */
  public static NodeAddresses of(Node node) {
    return new NodeAddresses(node.process().uri(), node.bootstrapServers());
  }

  /** One line each. */
  public void print(PrintWriter out) {
    out.println("  registries   post to " + http + "/events");
    out.println("  metrics      " + http + "/metrics");
    out.println("  variables    " + http + "/debug/vars");
    out.println("  health       " + http + "/readyz");
    out.println("  Kafka        " + bootstrapServers);
  }
}
