package io.registrynotifier.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.registrynotifier.config.ConfigLoader;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the Kubernetes manifests are what Kubernetes takes, and fit each other. */
final class KubernetesManifestsTest {
  private static final String POD = "template";
  private static final NotifierConfig CONFIG =
      ConfigLoader.load(Manifests.DIRECTORY.resolve("notifier.yml"), Map.of()).config();

  static Stream<Manifest> described() {
    return Manifests.all().stream().filter(KubernetesSchema::knows);
  }

  static Stream<Manifest> deployments() {
    return ofKind("Deployment");
  }

  @ParameterizedTest
  @MethodSource("described")
  void manifest_followsKubernetesDescription(Manifest manifest) throws IOException {
    KubernetesSchema.check(manifest);
  }

  @Test
  void everyObject_isDescribed_butKedas() {
    assertThat(Manifests.all())
        .filteredOn(manifest -> !KubernetesSchema.knows(manifest))
        .extracting(Manifest::type)
        .containsExactly("keda.sh/v1alpha1/ScaledObject");
  }

  @Test
  void schema_refuses_whenAMemberDeepInsideIsMisspelled() {
    // Given
    Manifest worker = deployments().filter(each -> each.name().equals("worker")).findFirst().get();
    JsonObject wrong = worker.json().deepCopy();
    JsonObject container = containers(new Manifest(worker.file(), wrong)).findFirst().get();
    container.add("readynessProbe", container.remove("readinessProbe"));

    // When // Then
    assertThatThrownBy(() -> KubernetesSchema.check(new Manifest(worker.file(), wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readynessProbe");
  }

  @Test
  void kustomization_listsEveryFile() {
    assertThat(resources("kustomization.yaml"))
        .containsExactlyInAnyOrderElementsOf(
            Manifests.files()
                .filter(file -> Manifests.DIRECTORY.equals(file.getParent()))
                .filter(file -> !Manifests.isForKustomize(file))
                .map(file -> file.getFileName().toString())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deployment_usesTheImageThatKustomizeSets(Manifest deployment) {
    Set<String> images =
        parsed("kustomization.yaml").getAsJsonArray("images").asList().stream()
            .map(image -> image.getAsJsonObject().get("name").getAsString())
            .collect(Collectors.toSet());
    assertThat(containers(deployment))
        .allSatisfy(each -> assertThat(images).contains(each.get("image").getAsString()));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deployment_isLockedDown(Manifest deployment) {
    assertThat(deployment.text("spec", POD, "spec", "securityContext", "runAsNonRoot"))
        .isEqualTo("true");
    assertThat(containers(deployment))
        .allSatisfy(
            container -> {
              JsonObject security = container.getAsJsonObject("securityContext");
              assertThat(security.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
              assertThat(security.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
              assertThat(container.getAsJsonObject("resources").getAsJsonObject("limits").keySet())
                  .contains("memory");
            });
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deployment_isGivenTheTimeToDrain(Manifest deployment) {
    Duration grace =
        Duration.ofSeconds(
            Long.parseLong(deployment.text("spec", POD, "spec", "terminationGracePeriodSeconds")));
    assertThat(grace).isGreaterThan(CONFIG.worker().drain().plusSeconds(5));
  }

  @Test
  void whatSelectsPods_findsThem() {
    Set<JsonObject> labels =
        deployments()
            .map(each -> each.object("spec", POD, "metadata", "labels"))
            .collect(Collectors.toSet());

    assertThat(ofKind("Service").map(each -> each.object("spec", "selector"))).isSubsetOf(labels);
    assertThat(
            Stream.concat(ofKind("PodDisruptionBudget"), deployments())
                .map(each -> each.object("spec", "selector", "matchLabels")))
        .isSubsetOf(labels);
    assertThat(
            ofKind("NetworkPolicy").map(each -> each.object("spec", "podSelector", "matchLabels")))
        .isSubsetOf(labels);
  }

  @Test
  void whatScales_scalesADeployment() {
    assertThat(
            Stream.concat(ofKind("HorizontalPodAutoscaler"), ofKind("ScaledObject"))
                .map(each -> each.text("spec", "scaleTargetRef", "name")))
        .isSubsetOf(deployments().map(Manifest::name).toList());
  }

  @Test
  void lagTriggers_nameTheGroupsOfTheConfiguration() {
    // Given
    Manifest scaled = ofKind("ScaledObject").findFirst().get();

    // When
    List<JsonObject> triggers =
        scaled
            .objects("spec", "triggers")
            .map(trigger -> trigger.getAsJsonObject("metadata"))
            .toList();

    // Then
    assertThat(triggers)
        .extracting(trigger -> trigger.get("consumerGroup").getAsString())
        .containsExactlyElementsOf(
            CONFIG.endpoints().stream().map(Endpoint::name).map("notifier."::concat).toList());
    assertThat(triggers)
        .allSatisfy(
            trigger ->
                assertThat(trigger.get("topic").getAsString())
                    .isEqualTo(CONFIG.topics().prefix() + ".events"));
    assertThat(Integer.parseInt(scaled.text("spec", "maxReplicaCount")))
        .isLessThanOrEqualTo(CONFIG.topics().partitions());
  }

  private static Stream<Manifest> ofKind(String kind) {
    return Manifests.all().stream().filter(each -> each.kind().equals(kind));
  }

  private static Stream<JsonObject> containers(Manifest deployment) {
    return deployment.objects("spec", POD, "spec", "containers");
  }

  private static List<String> resources(String file) {
    return StreamSupport.stream(parsed(file).getAsJsonArray("resources").spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }

  private static JsonObject parsed(String file) {
    Path path = Manifests.DIRECTORY.resolve(file);
    return Manifests.documents(path).findFirst().orElseThrow().json();
  }
}
