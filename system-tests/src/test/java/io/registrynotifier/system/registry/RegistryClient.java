package io.registrynotifier.system.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a client does to a registry, over its HTTP API. A call returns when the registry has done
 * it, which is after its event was queued; any other answer than the expected fails the test.
 *
 * <p>Thread-safe.
 */
public final class RegistryClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final URI registry;

  private RegistryClient(URI registry) {
    this.registry = registry;
  }

  /** A client of the registry at this address; to be closed. */
  public static RegistryClient of(URI registry) {
    return new RegistryClient(registry);
  }

  /** Pushes an image's blobs and its manifest, which is then known by a tag. */
  public void push(String repository, String tag, Image image) {
    image.blobs().forEach(blob -> pushBlob(repository, blob));
    pushManifest(repository, tag, image.manifest());
  }

  /** Pushes images by digest, then the list that names them all by tag. */
  public void pushList(String repository, String tag, List<Image> images) {
    images.forEach(image -> push(repository, image.manifest().digest(), image));
    pushManifest(repository, tag, Image.list(images));
  }

  /** Pulls a manifest by tag or digest, with its event. */
  public void pull(String repository, String reference) {
    manifest("GET", repository, reference);
  }

  /** Asks for a manifest's existence: the registry counts that as a pull, too. */
  public void head(String repository, String reference) {
    manifest("HEAD", repository, reference);
  }

  public void pullBlob(String repository, Blob blob) {
    send(to("/v2/" + repository + "/blobs/" + blob.digest()).GET(), 200);
  }

  public void pushBlob(String repository, Blob blob) {
    HttpResponse<byte[]> begun = send(upload(repository, ""), 202);
    String location = begun.headers().firstValue("Location").orElseThrow();
    URI end = registry.resolve(location + "&digest=" + blob.digest());
    send(HttpRequest.newBuilder(end).PUT(BodyPublishers.ofString(blob.content())), 201);
  }

  /** Makes a blob of one repository known to another without its bytes travelling. */
  public void mount(String repository, Blob blob, String from) {
    send(upload(repository, "?mount=" + blob.digest() + "&from=" + from), 201);
  }

  public void pushManifest(String repository, String reference, Manifest manifest) {
    HttpRequest.Builder request =
        to("/v2/" + repository + "/manifests/" + reference)
            .header("Content-Type", manifest.mediaType())
            .PUT(BodyPublishers.ofString(manifest.content().content()));
    send(request, 201);
  }

  public void deleteManifest(String repository, String digest) {
    send(to("/v2/" + repository + "/manifests/" + digest).DELETE(), 202);
  }

  public void deleteBlob(String repository, Blob blob) {
    send(to("/v2/" + repository + "/blobs/" + blob.digest()).DELETE(), 202);
  }

  /** Whether there is a registry. */
  public boolean answers() {
    try {
      return http.send(to("/v2/").build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void manifest(String method, String repository, String reference) {
    HttpRequest.Builder request =
        to("/v2/" + repository + "/manifests/" + reference)
            .header("Accept", Manifest.IMAGE)
            .header("Accept", Manifest.LIST)
            .method(method, BodyPublishers.noBody());
    send(request, 200);
  }

  private HttpRequest.Builder upload(String repository, String query) {
    return to("/v2/" + repository + "/blobs/uploads/" + query).POST(BodyPublishers.noBody());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(registry.resolve(path)).timeout(LIMIT);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder builder, int expected) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != expected) {
        throw new AssertionError(
            request + ": expected " + expected + ", found " + response.statusCode());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted during " + request, e);
    }
  }
}
