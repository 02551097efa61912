package io.registrynotifier.system.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the tests' own registry does what the journey tests rely on. */
final class RegistryProcessIT {
  @TempDir private Path directory;

  @Test
  void registry_tellsOfEachOperation_inOrder() {
    // Given
    Image image = Image.random(new Random(7), "amd64");
    Blob layer = image.layers().get(0);
    try (WebhookReceiver receiver = WebhookReceiver.start();
        RegistryProcess registry =
            RegistryProcess.start(directory, List.of(Notified.of("receiver", receiver.url())))) {
      RegistryClient client = registry.client();

      // When
      client.push("library/app", "latest", image);
      client.pushManifest("library/app", "all", Image.list(List.of(image)));
      client.pull("library/app", "latest");
      client.head("library/app", image.manifest().digest());
      client.pullBlob("library/app", layer);
      client.mount("library/other", layer, "library/app");
      client.deleteManifest("library/app", image.manifest().digest());
      client.deleteBlob("library/app", layer);
      await().until(() -> registry.queues().pending("receiver") == 0);

      // Then
      List<String> actions =
          receiver.requests().stream()
              .flatMap(request -> request.events().stream())
              .map(event -> event.attributes().action())
              .toList();
      assertThat(actions.subList(0, image.blobs().size())).containsOnly("push");
      assertThat(actions.subList(image.blobs().size(), actions.size()))
          .containsExactly(
              "push", "push", "pull", "pull", "pull", "mount", "delete", "delete", "delete");
    }
  }
}
