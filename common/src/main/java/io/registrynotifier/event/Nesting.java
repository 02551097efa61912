package io.registrynotifier.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The objects and arrays that are open, and the names seen in each object. Not thread-safe. */
final class Nesting {
  private final Deque<Set<String>> objects = new ArrayDeque<>();
  private int depth;

  void beginObject() {
    depth++;
    objects.push(new HashSet<>());
  }

  void endObject() {
    depth--;
    objects.pop();
  }

  void beginArray() {
    depth++;
  }

  void endArray() {
    depth--;
  }

  /** Whether the name is new to the innermost object. */
  boolean addName(String name) {
    return objects.element().add(name);
  }

  /** How many names the innermost object has so far. */
  int members() {
    return objects.element().size();
  }

  /** How many objects and arrays are open. */
  int depth() {
    return depth;
  }
}
