package io.registrynotifier.deploy;

import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;

/**
 * Kubernetes' own OpenAPI description of its objects, as its Java client carries it: a member that
 * is unknown, missing or of another type is an error, at any depth.
 */
final class KubernetesSchema {
  private static final Map<String, Check> CHECKS =
      Map.of(
          "v1/Namespace", V1Namespace::validateJsonElement,
          "v1/ServiceAccount", V1ServiceAccount::validateJsonElement,
          "v1/Service", V1Service::validateJsonElement,
          "apps/v1/Deployment", V1Deployment::validateJsonElement,
          "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement,
          "autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement);

  private KubernetesSchema() {}

  static boolean knows(Manifest manifest) {
    return CHECKS.containsKey(manifest.type());
  }

  /**
   * Throws what is wrong.
   *
   * @throws IllegalArgumentException when the object does not follow its description
   */
  static void check(Manifest manifest) throws IOException {
    Check check = CHECKS.get(manifest.type());
    if (check == null) {
      throw new IllegalArgumentException(manifest + ": nothing is known of " + manifest.type());
    }
    check.check(manifest.json());
  }

  @FunctionalInterface
  private interface Check {
    void check(JsonElement json) throws IOException;
  }
}
