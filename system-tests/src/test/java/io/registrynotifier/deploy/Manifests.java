package io.registrynotifier.deploy;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Kubernetes manifests of the project, as they stand. */
final class Manifests {
  static final Path DIRECTORY = Path.of("..", "deploy", "kubernetes");

  private static final Gson GSON = new Gson();

  private Manifests() {}

  /** Everything that is applied, KEDA's example included; what Kustomize reads is not. */
  static List<Manifest> all() {
    return files().filter(file -> !isForKustomize(file)).flatMap(Manifests::documents).toList();
  }

  /** One file's documents. */
  static Stream<Manifest> documents(Path file) {
    try {
      Iterable<Object> documents = yaml().loadAll(Files.readString(file));
      return StreamSupport.stream(documents.spliterator(), false)
          .map(document -> new Manifest(file, GSON.toJsonTree(document).getAsJsonObject()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The YAML files below the directory. */
  static Stream<Path> files() {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isForKustomize(Path file) {
    return file.endsWith("kustomization.yaml");
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }
}
