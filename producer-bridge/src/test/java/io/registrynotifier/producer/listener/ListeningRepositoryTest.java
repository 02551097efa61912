package io.registrynotifier.producer.listener;

import static io.registrynotifier.producer.registry.FakeRegistry.BLOB;
import static io.registrynotifier.producer.registry.FakeRegistry.BLOB_DIGEST;
import static io.registrynotifier.producer.registry.FakeRegistry.MANIFEST_DIGEST;
import static io.registrynotifier.producer.registry.FakeRegistry.TAG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.BlobWriter;
import io.registrynotifier.producer.registry.FakeRegistry;
import io.registrynotifier.producer.registry.RegistryCall;
import io.registrynotifier.producer.registry.Repository;
import io.registrynotifier.producer.registry.RepositoryRemover;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ListeningRepositoryTest {
  private final RecordingListener recording = new RecordingListener();
  private final CountedFailures failures = new CountedFailures();
  private final NeverThrowListener listener = NeverThrowListener.of(recording, failures);

  @ParameterizedTest
  @EnumSource
  void listener_hearsOnceAndTheResultIsTheRegistrys_whenTheCallSucceeds(RegistryCall call)
      throws IOException {
    // Given
    FakeRegistry registry = FakeRegistry.working();
    Object plain = call.make(registry.repository(), registry);

    // When
    Object listened = call.make(repository(registry), remover(registry));

    // Then
    assertThat(listened).isEqualTo(plain);
    assertThat(recording.heard()).containsExactly(heardOf(call));
    assertThat(failures.count()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void listener_hearsNothingAndTheExceptionIsTheRegistrys_whenTheCallFails(RegistryCall call) {
    // Given
    IOException failure = new IOException("disk full");
    FakeRegistry registry = FakeRegistry.failing(failure);

    // When // Then
    assertThatThrownBy(() -> call.make(repository(registry), remover(registry))).isSameAs(failure);
    assertThat(recording.heard()).isEmpty();
  }

  @Test
  void listener_hearsOfThePush_whenAnUploadInPartsIsCommitted() throws IOException {
    // Given
    Repository repository = repository(FakeRegistry.working());

    // When
    BlobWriter begun = repository.uploads().create();
    BlobWriter resumed = repository.uploads().resume(begun.uploadId());
    resumed.content().write(FakeRegistry.CONTENT);
    Descriptor committed = resumed.commit(Descriptor.EMPTY);

    // Then
    assertThat(resumed.size()).isEqualTo(FakeRegistry.CONTENT.length);
    assertThat(committed).isEqualTo(BLOB);
    assertThat(recording.heard()).containsExactly(heardOf(RegistryCall.BLOB_PUSHED));
  }

  @Test
  void listener_hearsOfThePush_whenAnUploadInOneGoIsCommitted() throws IOException {
    // Given
    Repository repository = repository(FakeRegistry.working());

    // When
    repository.uploads().create().commit(BLOB);

    // Then
    assertThat(recording.heard()).containsExactly(heardOf(RegistryCall.BLOB_PUSHED));
  }

  @Test
  void listener_hearsNothing_whenTheCommitFails() throws IOException {
    // Given
    IOException failure = new IOException("disk full");
    BlobWriter writer =
        new ListeningBlobWriter("library/test", new UncommittableWriter(failure), listener.blobs());

    // When // Then
    assertThatThrownBy(() -> writer.commit(BLOB)).isSameAs(failure);
    assertThat(recording.heard()).isEmpty();
  }

  @Test
  void listener_hearsNothing_whenNothingIsChangedOrPulled() throws IOException {
    // Given
    Repository repository = repository(FakeRegistry.working());

    // When
    boolean exists = repository.manifests().exists(MANIFEST_DIGEST);
    Descriptor blob = repository.blobs().stat(BLOB_DIGEST);
    repository.uploads().create().cancel();
    repository.tags().tag(TAG, repository.tags().get(TAG));

    // Then
    assertThat(exists).isTrue();
    assertThat(blob).isEqualTo(BLOB);
    assertThat(repository.tags().all()).isEqualTo(repository.tags().lookup(MANIFEST_DIGEST));
    assertThat(recording.heard()).isEmpty();
  }

  @Test
  void listener_hearsNothing_whenTheBlobCannotBeMounted() throws IOException {
    // Given
    Repository repository = repository(FakeRegistry.working());

    // When
    Optional<Descriptor> mounted = repository.uploads().mount(BLOB_DIGEST, "library/without-it");

    // Then
    assertThat(mounted).isEmpty();
    assertThat(recording.heard()).isEmpty();
  }

  private Repository repository(FakeRegistry registry) {
    return ListeningRepository.of(registry.repository(), listener);
  }

  private RepositoryRemover remover(FakeRegistry registry) {
    return ListeningRepositoryRemover.of(registry, listener);
  }

  private static String heardOf(RegistryCall call) {
    String named =
        switch (call) {
          case MANIFEST_PUSHED, TAG_DELETED -> " latest";
          case MANIFEST_PULLED -> " -";
          case MANIFEST_DELETED -> " " + MANIFEST_DIGEST;
          case BLOB_PUSHED, BLOB_PULLED, BLOB_DELETED -> " " + BLOB_DIGEST;
          case BLOB_MOUNTED -> " " + BLOB_DIGEST + " library/base";
          case REPOSITORY_DELETED -> "";
        };
    return call.notification() + " library/test" + named;
  }

  private record UncommittableWriter(IOException failure) implements BlobWriter {
    @Override
    public String uploadId() {
      return "upload-1";
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public OutputStream content() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public Descriptor commit(Descriptor expected) throws IOException {
      throw failure;
    }

    @Override
    public void cancel() {}
  }
}
