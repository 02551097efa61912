package io.registrynotifier.worker.api;

import io.registrynotifier.worker.survey.Letter;
import io.registrynotifier.worker.survey.LetterBox;
import io.registrynotifier.worker.survey.LetterFilter;
import io.registrynotifier.worker.survey.LetterPage;
import io.registrynotifier.worker.survey.OpenLetter;
import io.registrynotifier.worker.survey.Redriven;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Dead letters in memory, newest first. Thread-safe. */
final class FakeLetters implements LetterBox {
  private final List<Letter> letters = new CopyOnWriteArrayList<>();

  void add(Letter letter) {
    letters.add(0, letter);
  }

  @Override
  public CompletableFuture<LetterPage> page(
      LetterFilter filter, Optional<String> cursor, int limit) {
    if (cursor.isPresent() && !cursor.get().matches("[0-9]+")) {
      return CompletableFuture.failedFuture(new IllegalArgumentException("cursor: expected one"));
    }
    int begin = cursor.map(Integer::parseInt).orElse(0);
    List<Letter> found = letters.stream().filter(it -> matches(filter, it)).toList();
    int end = Math.min(found.size(), begin + limit);
    return CompletableFuture.completedFuture(
        new LetterPage(
            found.subList(begin, end),
            end < found.size() ? Optional.of(String.valueOf(end)) : Optional.empty(),
            0));
  }

  @Override
  public CompletableFuture<Optional<OpenLetter>> find(String id) {
    if (!id.matches("[0-9]+-[0-9]+")) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("dead letter id: expected PARTITION-OFFSET"));
    }
    return CompletableFuture.completedFuture(
        letters.stream()
            .filter(letter -> letter.id().equals(id))
            .findFirst()
            .map(letter -> new OpenLetter(letter, "{\"id\":\"" + letter.event().id() + "\"}")));
  }

  @Override
  public CompletableFuture<Redriven> redrive(Collection<String> ids) {
    List<String> known = letters.stream().map(Letter::id).toList();
    return CompletableFuture.completedFuture(
        new Redriven(
            ids.stream().filter(known::contains).toList(),
            ids.stream().filter(id -> !known.contains(id)).toList(),
            0));
  }

  @Override
  public CompletableFuture<Redriven> redrive(LetterFilter filter) {
    return redrive(letters.stream().filter(it -> matches(filter, it)).map(Letter::id).toList());
  }

  private static boolean matches(LetterFilter filter, Letter letter) {
    return filter.endpoint().filter(name -> !name.equals(letter.endpoint())).isEmpty();
  }
}
