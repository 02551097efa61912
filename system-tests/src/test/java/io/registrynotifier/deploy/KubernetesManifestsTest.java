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

  /** What runs pods. */
  static Stream<Manifest> workloads() {
    return Stream.concat(ofKind("Deployment"), ofKind("StatefulSet"));
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
    Manifest worker = workloads().filter(each -> each.name().equals("worker")).findFirst().get();
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
  @MethodSource("workloads")
  void workload_usesTheImageThatKustomizeSets(Manifest workload) {
    Set<String> images =
        parsed("kustomization.yaml").getAsJsonArray("images").asList().stream()
            .map(image -> image.getAsJsonObject().get("name").getAsString())
            .collect(Collectors.toSet());
    assertThat(containers(workload))
        .allSatisfy(each -> assertThat(images).contains(each.get("image").getAsString()));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void workload_isLockedDown(Manifest workload) {
    assertThat(workload.text("spec", POD, "spec", "securityContext", "runAsNonRoot"))
        .isEqualTo("true");
    assertThat(containers(workload))
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
  @MethodSource("workloads")
  void workload_isGivenTheTimeToDrain(Manifest workload) {
    Duration grace =
        Duration.ofSeconds(
            Long.parseLong(workload.text("spec", POD, "spec", "terminationGracePeriodSeconds")));
    assertThat(grace).isGreaterThan(CONFIG.worker().drain().plusSeconds(5));
  }

  @Test
  void whatSelectsPods_findsThem() {
    Set<JsonObject> labels =
        workloads()
            .map(each -> each.object("spec", POD, "metadata", "labels"))
            .collect(Collectors.toSet());

    assertThat(ofKind("Service").map(each -> each.object("spec", "selector"))).isSubsetOf(labels);
    assertThat(
            Stream.concat(ofKind("PodDisruptionBudget"), workloads())
                .map(each -> each.object("spec", "selector", "matchLabels")))
        .isSubsetOf(labels);
    assertThat(
            ofKind("NetworkPolicy").map(each -> each.object("spec", "podSelector", "matchLabels")))
        .isSubsetOf(labels);
  }

  @Test
  void worker_keepsItsShareOfTheLedgerOnAVolumeOfItsOwn() {
    // Given
    Manifest worker = ofKind("StatefulSet").findFirst().get();

    // When
    List<String> kept =
        worker
            .objects("spec", "volumeClaimTemplates")
            .map(each -> each.getAsJsonObject("metadata").get("name").getAsString())
            .toList();

    // Then
    assertThat(
            containers(worker)
                .flatMap(each -> each.getAsJsonArray("volumeMounts").asList().stream()))
        .extracting(
            mount ->
                mount.getAsJsonObject().get("mountPath").getAsString()
                    + " "
                    + mount.getAsJsonObject().get("name").getAsString())
        .contains("/opt/notifier/data " + kept.get(0));
    assertThat(ofKind("Service").map(Manifest::name)).contains(worker.text("spec", "serviceName"));
  }

  @Test
  void directorysKeyAndTheApisToken_areForWorkersAlone() {
    assertThat(secrets("worker")).containsExactly("notifier", "notifier-worker");
    assertThat(secrets("bridge")).containsExactly("notifier");
  }

  private static List<String> secrets(String workload) {
    return workloads()
        .filter(each -> each.name().equals(workload))
        .flatMap(KubernetesManifestsTest::containers)
        .flatMap(each -> each.getAsJsonArray("envFrom").asList().stream())
        .map(from -> from.getAsJsonObject().getAsJsonObject("secretRef"))
        .map(from -> from.get("name").getAsString())
        .toList();
  }

  @Test
  void whatScales_scalesAWorkload() {
    assertThat(
            Stream.concat(ofKind("HorizontalPodAutoscaler"), ofKind("ScaledObject"))
                .map(each -> each.object("spec", "scaleTargetRef"))
                .map(each -> each.get("kind").getAsString() + each.get("name").getAsString()))
        .isSubsetOf(workloads().map(each -> each.kind() + each.name()).toList());
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

  private static Stream<JsonObject> containers(Manifest workload) {
    return workload.objects("spec", POD, "spec", "containers");
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
