package io.registrynotifier.producer.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.Descriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A registry of one manifest and one blob, of which every call succeeds, or every call fails. */
public final class FakeRegistry implements RepositoryRemover {
  public static final String NAME = "library/test";
  public static final String OTHER = "library/base";
  public static final String TAG = "latest";
  public static final Manifest MANIFEST =
      Manifest.of(
          "application/vnd.oci.image.manifest.v1+json", "{\"schemaVersion\":2}".getBytes(UTF_8));
  public static final Digest MANIFEST_DIGEST = Digest.sha256(MANIFEST.payload());
  public static final byte[] CONTENT = "a layer".getBytes(UTF_8);
  public static final Digest BLOB_DIGEST = Digest.sha256(CONTENT);
  public static final Descriptor BLOB =
      Descriptor.of("application/octet-stream", BLOB_DIGEST.value(), CONTENT.length);

  private final Optional<IOException> failure;

  private FakeRegistry(Optional<IOException> failure) {
    this.failure = failure;
  }

  public static FakeRegistry working() {
    return new FakeRegistry(Optional.empty());
  }

  public static FakeRegistry failing(IOException failure) {
    return new FakeRegistry(Optional.of(failure));
  }

  public Repository repository() {
    return new FakeRepository();
  }

  @Override
  public void remove(String repository) throws IOException {
    answer(repository);
  }

  private <T> T answer(T result) throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return result;
  }

  private final class FakeRepository
      implements Repository, ManifestService, BlobService, UploadService {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public ManifestService manifests() {
      return this;
    }

    @Override
    public BlobService blobs() {
      return this;
    }

    @Override
    public UploadService uploads() {
      return this;
    }

    @Override
    public TagService tags() {
      return new FakeTags();
    }

    @Override
    public boolean exists(Digest digest) throws IOException {
      return answer(true);
    }

    @Override
    public Manifest get(Digest digest, ManifestOptions options) throws IOException {
      return answer(MANIFEST);
    }

    @Override
    public Digest put(Manifest manifest, ManifestOptions options) throws IOException {
      return answer(MANIFEST_DIGEST);
    }

    @Override
    public Descriptor stat(Digest digest) throws IOException {
      return answer(BLOB);
    }

    @Override
    public BlobContent open(Digest digest) throws IOException {
      return answer(new BlobContent(BLOB, new ByteArrayInputStream(CONTENT)));
    }

    @Override
    public void delete(Digest digest) throws IOException {
      answer(digest);
    }

    @Override
    public Descriptor put(String mediaType, byte[] content) throws IOException {
      return answer(BLOB);
    }

    /** Only the one other repository has the blob. */
    @Override
    public Optional<Descriptor> mount(Digest digest, String fromRepository) throws IOException {
      return answer(Optional.of(BLOB).filter(blob -> fromRepository.equals(OTHER)));
    }

    @Override
    public BlobWriter create() throws IOException {
      return answer(new FakeWriter());
    }

    @Override
    public BlobWriter resume(String uploadId) throws IOException {
      return answer(new FakeWriter());
    }
  }

  private final class FakeTags implements TagService {
    @Override
    public Digest get(String tag) throws IOException {
      return answer(MANIFEST_DIGEST);
    }

    @Override
    public void tag(String tag, Digest digest) throws IOException {
      answer(tag);
    }

    @Override
    public void untag(String tag) throws IOException {
      answer(tag);
    }

    @Override
    public List<String> all() throws IOException {
      return answer(List.of(TAG));
    }

    @Override
    public List<String> lookup(Digest digest) throws IOException {
      return answer(List.of(TAG));
    }
  }

  private final class FakeWriter implements BlobWriter {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @Override
    public String uploadId() {
      return "upload-1";
    }

    @Override
    public long size() {
      return content.size();
    }

    @Override
    public OutputStream content() {
      return content;
    }

    @Override
    public Descriptor commit(Descriptor expected) throws IOException {
      return answer(BLOB);
    }

    @Override
    public void cancel() throws IOException {
      answer(content);
    }
  }
}
