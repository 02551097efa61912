package io.registrynotifier.worker.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.config.Problem;
import io.registrynotifier.config.References;
import io.registrynotifier.config.WrittenSecrets;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.worker.directory.DirectoryException.InvalidEndpoint;
import io.registrynotifier.worker.directory.StoredSecret.InFile;
import io.registrynotifier.worker.directory.StoredSecret.Sealed;
import io.registrynotifier.worker.directory.StoredSecret.Written;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns one definition into what the directory keeps of it: secrets encrypted where there is a key,
 * otherwise as the references that they are. Confined to one definition.
 */
final class Sealing {
  private static final String IN_FILE = "(in the file)";

  private final SecretKeys keys;
  private final Literals literals;
  private final Optional<Kept> before;
  private final String name;
  private final List<Problem> problems = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private final StringBuilder whole = new StringBuilder();
  private boolean kept;

  private Sealing(SecretKeys keys, Literals literals, Optional<Kept> before, String name) {
    this.keys = keys;
    this.literals = literals;
    this.before = before;
    this.name = name;
  }

  /** What to do with a secret that is no reference when there is no key. */
  enum Literals {
    /** The definition cannot be kept. */
    REFUSED,
    /** It stands in the file of the processes, and is taken from there. */
    LEFT_IN_FILE
  }

  /**
   * What is kept of a definition.
   *
   * @param before what is there already, whose secrets a mask stands for
   * @throws InvalidEndpoint naming each secret that cannot be kept
   */
  static SealedDefinition seal(
      EndpointDefinition definition, SecretKeys keys, Literals literals, Optional<Kept> before) {
    return new Sealing(keys, literals, before, definition.endpoint().name())
        .seal(definition.endpoint(), definition.written());
  }

  private SealedDefinition seal(Endpoint endpoint, WrittenSecrets written) {
    ObjectNode definition = DefinitionJson.minimal(endpoint);
    add(definition + (endpoint.disabled() ? " disabled" : ""));
    StoredSecret url = url(endpoint.url(), written.url());
    Map<String, List<StoredSecret>> headers = new LinkedHashMap<>();
    written.headers().forEach((header, values) -> headers.put(header, header(header, values)));
    if (!problems.isEmpty()) {
      throw new InvalidEndpoint(problems);
    }
    return new SealedDefinition(
        definition.toString(),
        endpoint.disabled(),
        new StoredSecrets(url, base(url, endpoint.url(), written.url()), headers),
        kept ? Optional.empty() : Optional.of(new Fingerprint(open.toString(), whole.toString())));
  }

  private StoredSecret url(URI url, String written) {
    Optional<Kept> same =
        before.filter(
            entry ->
                written.endsWith("?" + Headers.MASK)
                    && entry.entry().endpoint().maskedUrl().equals(written));
    if (same.isPresent()) {
      kept = true;
      return same.get().stored().secrets().url();
    }
    if (url.getRawQuery() == null) {
      add(written);
      return new Written(written);
    }
    return secret("url", written, OnlyReferences.inUrl(written));
  }

  private List<StoredSecret> header(String header, List<String> values) {
    List<StoredSecret> stored = new ArrayList<>();
    add(header);
    for (String value : values) {
      Optional<StoredSecret> same =
          value.equals(Headers.MASK) ? before(header, stored.size()) : Optional.empty();
      if (same.isPresent()) {
        kept = true;
        stored.add(same.get());
      } else {
        stored.add(secret("headers." + header, value, OnlyReferences.inHeader(value)));
      }
    }
    return stored;
  }

  private Optional<StoredSecret> before(String header, int index) {
    return before
        .map(entry -> entry.stored().secrets().headers().getOrDefault(header, List.of()))
        .filter(values -> index < values.size())
        .map(values -> values.get(index));
  }

  private StoredSecret secret(String key, String written, boolean isReference) {
    if (keys.current().isPresent()) {
      add(written);
      return new Sealed(keys.seal(written, owner(name, key)));
    }
    if (isReference || written.isEmpty()) {
      add(written);
      return new Written(written);
    }
    if (literals == Literals.REFUSED) {
      problems.add(
          new Problem(
              "endpoint",
              0,
              0,
              key,
              "found a value, expected references alone, such as ${TOKEN} or ${file:PATH}, since"
                  + " directory.key is not set"));
    }
    open.append(IN_FILE).append('\n');
    whole.append(written).append('\n');
    return new InFile();
  }

  /** What a secret belongs to: nobody may move it elsewhere. */
  static String owner(String name, String key) {
    return name + "\n" + key;
  }

  private void add(String text) {
    open.append(text).append('\n');
    whole.append(text).append('\n');
  }

  /** A URL that comes from a reference may be secret as a whole. */
  private static String base(StoredSecret stored, URI url, String written) {
    if (stored instanceof Written inTheClear) {
      return inTheClear.text();
    }
    String text = url.toString();
    int query = text.indexOf('?');
    return References.areIn(written) || query < 0 ? "" : text.substring(0, query);
  }
}
