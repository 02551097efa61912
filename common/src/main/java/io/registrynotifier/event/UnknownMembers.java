package io.registrynotifier.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The members of a JSON object that the registry's own types do not have, kept as the text they
 * were: a number too large for Java is still the same number.
 *
 * <p>Only reading makes them, so each text is one JSON value without white space. Immutable.
 */
public final class UnknownMembers {
  /** Nothing beyond what is known. */
  public static final UnknownMembers NONE = new UnknownMembers(Map.of());

  private final Map<String, String> jsonByName;

  private UnknownMembers(Map<String, String> jsonByName) {
    this.jsonByName = jsonByName;
  }

  /** Names and their JSON values, each without white space, in their order. */
  static UnknownMembers of(Map<String, String> jsonByName) {
    return jsonByName.isEmpty()
        ? NONE
        : new UnknownMembers(Collections.unmodifiableMap(new LinkedHashMap<>(jsonByName)));
  }

  /** The names in the order in which they stood. */
  public Set<String> names() {
    return jsonByName.keySet();
  }

  /** The values as JSON texts by name, in the order in which they stood. */
  public Map<String, String> jsonByName() {
    return jsonByName;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownMembers members && jsonByName.equals(members.jsonByName);
  }

  @Override
  public int hashCode() {
    return jsonByName.hashCode();
  }

  /** Names only: the values may hold anything. */
  @Override
  public String toString() {
    return names().toString();
  }
}
