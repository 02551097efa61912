package io.registrynotifier.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.registrynotifier.config.ConfigLoader;
import io.registrynotifier.config.NotifierConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is deployed takes the API's token and the directory's key, and gives it to workers. */
final class DeployedSecretsTest {
  private static final Path PROJECT = Path.of("..");
  private static final Map<String, String> SECRETS =
      Map.of(
          "API_TOKEN",
          "a-token-that-nobody-will-guess",
          "DIRECTORY_KEY",
          "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
  private static final Map<String, String> KAFKA =
      Map.of("KAFKA_USER", "user", "KAFKA_PASSWORD", "password");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy/notifier.yml",
        "deploy/cluster/notifier.yml",
        "deploy/kubernetes/notifier.yml"
      })
  void configuration_hasSecretsWhereTheyAreGiven_andIsValidWhereNot(String file) {
    // Given
    Map<String, String> worker = new HashMap<>(KAFKA);
    worker.putAll(SECRETS);

    // When
    NotifierConfig ofWorker = ConfigLoader.load(PROJECT.resolve(file), worker).config();
    NotifierConfig ofBridge = ConfigLoader.load(PROJECT.resolve(file), KAFKA).config();

    // Then
    assertThat(ofWorker.api().tokens()).hasSize(1);
    assertThat(ofWorker.directory().key()).isPresent();
    assertThat(ofBridge.api().tokens()).isEmpty();
    assertThat(ofBridge.directory().key()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "docker-compose.cluster.yml"})
  void composition_givesSecretsToWorkersAlone(String file) {
    // Given
    JsonObject services =
        Manifests.documents(PROJECT.resolve(file)).findFirst().get().object("services");

    // When
    Set<String> givenToWorkers = environment(services, "worker");
    Set<String> givenToBridges = environment(services, "bridge");

    // Then
    assertThat(givenToWorkers).containsAll(SECRETS.keySet());
    assertThat(givenToBridges).doesNotContainAnyElementsOf(SECRETS.keySet());
  }

  @Test
  void composition_keepsEachWorkersShareOfTheLedger() {
    // Given
    JsonObject worker =
        Manifests.documents(PROJECT.resolve("docker-compose.yml"))
            .findFirst()
            .get()
            .object("services", "worker");

    // When
    boolean kept =
        worker.getAsJsonArray("volumes").asList().stream()
            .anyMatch(volume -> volume.getAsString().equals("/opt/notifier/data"));

    // Then
    assertThat(kept).isTrue();
  }

  private static Set<String> environment(JsonObject services, String service) {
    JsonObject environment = services.getAsJsonObject(service).getAsJsonObject("environment");
    return environment == null ? Set.of() : environment.keySet();
  }
}
