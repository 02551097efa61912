package io.registrynotifier.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The names seen in each object that is open, to find the ones that stand twice. */
final class MemberNames {
  private final Deque<Set<String>> open = new ArrayDeque<>();

  void beginObject() {
    open.push(new HashSet<>());
  }

  void endObject() {
    open.pop();
  }

  /** Whether the name is new to the innermost object. */
  boolean add(String name) {
    return open.element().add(name);
  }

  /** How many names the innermost object has so far. */
  int count() {
    return open.element().size();
  }
}
