package io.registrynotifier.config;

import io.registrynotifier.config.Value.Fields;
import io.registrynotifier.config.Value.Items;
import io.registrynotifier.config.Value.Nothing;
import io.registrynotifier.config.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Grows the file's values from YAML's nodes. However aliases multiply them, there is a bound to
 * their number and depth. Not thread-safe; confined to one reading.
 */
final class Tree {
  private static final int MAX_VALUES = 100_000;
  private static final int MAX_DEPTH = 40;
  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE);

  private final Problems problems;
  private final References references;
  private final Merge merge;
  private int values;
  private boolean exhausted;

  Tree(Problems problems, References references) {
    this.problems = problems;
    this.references = references;
    this.merge = new Merge(problems);
  }

  Value grow(Node root) {
    return grow(root, place(root, ""), 0);
  }

  static Place place(Node node, String key) {
    return new Place(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, key);
  }

  private Value grow(Node node, Place place, int depth) {
    if (exhausted || ++values > MAX_VALUES || depth > MAX_DEPTH) {
      return tooMuch(place);
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar, place);
    }
    if (node instanceof SequenceNode sequence && sequence.getTag().equals(Tag.SEQ)) {
      return items(sequence, place, depth);
    }
    if (node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)) {
      return fields(mapping, place, depth);
    }
    return node instanceof AnchorNode anchor
        ? grow(anchor.getRealNode(), place, depth + 1)
        : unknownTag(place);
  }

  private Value scalar(ScalarNode scalar, Place place) {
    if (!PLAIN.contains(scalar.getTag())) {
      return unknownTag(place);
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      return new Nothing(place);
    }
    try {
      String text = scalar.getValue();
      return new Text(place, text, Optional.of(references.fill(text)));
    } catch (IllegalArgumentException e) {
      problems.error(place, String.valueOf(e.getMessage()));
      return new Text(place, scalar.getValue(), Optional.empty());
    }
  }

  private Value items(SequenceNode sequence, Place place, int depth) {
    List<Value> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(grow(item, place(item, place.element(items.size())), depth + 1));
    }
    return new Items(place, items);
  }

  private Value fields(MappingNode mapping, Place place, int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    merge
        .entries(mapping, place)
        .forEach(
            (name, entry) ->
                fields.put(
                    name,
                    grow(
                        entry.getValueNode(),
                        place(entry.getKeyNode(), place.inside(name)),
                        depth + 1)));
    return new Fields(place, fields);
  }

  private Value unknownTag(Place place) {
    problems.error(place, "expected a value without a tag of its own");
    return broken(place);
  }

  private Value tooMuch(Place place) {
    if (!exhausted) {
      problems.error(
          place,
          "expected at most "
              + MAX_VALUES
              + " values, "
              + MAX_DEPTH
              + " deep, once every alias is followed");
    }
    exhausted = true;
    return broken(place);
  }

  /** Stands for what has been reported, so that nobody reports it again. */
  private static Value broken(Place place) {
    return new Text(place, "", Optional.empty());
  }
}
