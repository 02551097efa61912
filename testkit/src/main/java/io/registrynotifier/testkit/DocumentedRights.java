package io.registrynotifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The rights that the documentation tells operators to grant, read from its tables, so that tests
 * run with those and no others.
 */
public final class DocumentedRights {
  private static final Path PAGE = Path.of("..", "docs", "kafka.md");
  private static final int CELLS = 4;

  private DocumentedRights() {}

  /** The rows {@code | process | kind | `name` | `Operation` | ...} of one process. */
  public static List<Right> of(String process) {
    try {
      List<Right> rights =
          Files.readAllLines(PAGE, UTF_8).stream()
              .map(line -> List.of(line.replace("`", "").split("\\s*\\|\\s*")))
              .filter(cells -> cells.size() > CELLS && cells.get(1).equals(process))
              .map(DocumentedRights::right)
              .toList();
      if (rights.isEmpty()) {
        throw new AssertionError(PAGE + " names no right of " + process);
      }
      return rights;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Right right(List<String> cells) {
    return Right.of(
        ResourceType.fromString(cells.get(2).replace(' ', '_').toUpperCase(Locale.ROOT)),
        cells.get(3),
        AclOperation.fromString(cells.get(4).replaceAll("(?<=[a-z])(?=[A-Z])", "_")));
  }
}
