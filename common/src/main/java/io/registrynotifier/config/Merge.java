package io.registrynotifier.config;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The entries of a mapping with those of its merge keys ({@code <<}). A mapping's own entries count
 * before merged ones, and the first of several merged mappings before the next. Each mapping is
 * merged once, however often it is referred to. Not thread-safe; confined to one reading.
 */
final class Merge {
  private static final int MAX_ENTRIES = 100_000;

  private final Problems problems;
  private final IdentityHashMap<MappingNode, Map<String, NodeTuple>> done = new IdentityHashMap<>();
  private int mergedEntries;

  Merge(Problems problems) {
    this.problems = problems;
  }

  Map<String, NodeTuple> entries(MappingNode mapping, Place place) {
    Map<String, NodeTuple> known = done.get(mapping);
    if (known != null) {
      return known;
    }
    // Put there before it is filled: a mapping that merges itself finds what it has so far.
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    done.put(mapping, entries);
    mapping.getValue().stream()
        .filter(entry -> !isMerge(entry))
        .forEach(entry -> addOwn(entries, entry, place));
    mapping.getValue().stream()
        .filter(Merge::isMerge)
        .forEach(entry -> addMerged(entries, entry.getValueNode(), place));
    return entries;
  }

  private void addOwn(Map<String, NodeTuple> entries, NodeTuple entry, Place place) {
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      problems.error(Tree.place(entry.getKeyNode(), place.key()), "expected a key that is a text");
      return;
    }
    NodeTuple first = entries.putIfAbsent(key.getValue(), entry);
    if (first != null) {
      problems.error(
          Tree.place(key, place.inside(key.getValue())),
          "expected the key once, found it on line "
              + Tree.place(first.getKeyNode(), "").line()
              + " too");
    }
  }

  private void addMerged(Map<String, NodeTuple> entries, Node merged, Place place) {
    if (merged instanceof MappingNode mapping) {
      addAbsent(entries, entries(mapping, place), place);
    } else if (merged instanceof SequenceNode sequence
        && sequence.getValue().stream().allMatch(MappingNode.class::isInstance)) {
      sequence.getValue().forEach(mapping -> addMerged(entries, mapping, place));
    } else {
      problems.error(
          Tree.place(merged, place.inside("<<")),
          "expected an alias of keys with values, or a list of them");
    }
  }

  private void addAbsent(
      Map<String, NodeTuple> entries, Map<String, NodeTuple> merged, Place place) {
    if (mergedEntries > MAX_ENTRIES) {
      return;
    }
    mergedEntries += merged.size();
    if (mergedEntries > MAX_ENTRIES) {
      problems.error(place, "expected at most " + MAX_ENTRIES + " merged keys");
    } else {
      new LinkedHashMap<>(merged).forEach(entries::putIfAbsent);
    }
  }

  private static boolean isMerge(NodeTuple entry) {
    return entry.getKeyNode().getTag().equals(Tag.MERGE);
  }
}
