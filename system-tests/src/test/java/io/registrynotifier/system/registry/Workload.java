package io.registrynotifier.system.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What the users of a registry do all day, by chance but the same for the same seed: push images of
 * one or several platforms, pull and look for them, mount layers across repositories, delete.
 *
 * <p>Confined to one thread: what it does to the registry happens one after the other.
 */
public final class Workload {
  private static final List<String> PLATFORMS = List.of("amd64", "arm64", "s390x");

  private final RegistryClient registry;
  private final Random random;
  private final int repositories;
  private final List<Tagged> images = new ArrayList<>();
  private int tags;

  /** Works with so many repositories. */
  public Workload(RegistryClient registry, long seed, int repositories) {
    this.registry = registry;
    this.random = new Random(seed);
    this.repositories = repositories;
  }

  /** Does so many things, each of which makes one event or some. */
  public void run(int operations) {
    IntStream.range(0, operations).forEach(each -> doSomething());
  }

  private void doSomething() {
    int chance = random.nextInt(10);
    if (images.isEmpty() || chance < 2) {
      push();
    } else if (chance < 3) {
      mount();
    } else if (chance < 4 && images.size() > 1) {
      delete();
    } else {
      pull();
    }
  }

  private void push() {
    String repository = repository();
    String tag = "v" + ++tags;
    Image first = Image.random(random, PLATFORMS.get(0));
    if (random.nextBoolean()) {
      Image second = Image.random(random, PLATFORMS.get(1 + random.nextInt(2)));
      registry.pushList(repository, tag, List.of(first, second));
    } else {
      registry.push(repository, tag, first);
    }
    images.add(new Tagged(repository, tag, first));
  }

  private void pull() {
    Tagged image = images.get(random.nextInt(images.size()));
    switch (random.nextInt(4)) {
      case 0 -> registry.pull(image.repository, image.image.manifest().digest());
      case 1 -> registry.head(image.repository, image.tag);
      case 2 -> registry.pullBlob(image.repository, image.image.config());
      default -> registry.pull(image.repository, image.tag);
    }
  }

  private void mount() {
    Tagged image = images.get(random.nextInt(images.size()));
    registry.mount(repository(), image.image.layers().get(0), image.repository);
  }

  /** The oldest is forgotten by the registry and by us: nothing refers to it later. */
  private void delete() {
    Tagged image = images.remove(0);
    registry.deleteManifest(image.repository, image.image.manifest().digest());
    registry.deleteBlob(image.repository, image.image.config());
  }

  private String repository() {
    return "team-" + random.nextInt(repositories) + "/app";
  }

  private record Tagged(String repository, String tag, Image image) {}
}
