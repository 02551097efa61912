package io.registrynotifier.producer.listener;

import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.TagService;
import java.io.IOException;
import java.util.List;

/** Tells of tags that were deleted. */
record ListeningTags(String repository, TagService tags, TagListener listener)
    implements TagService {
  @Override
  public Digest get(String tag) throws IOException {
    return tags.get(tag);
  }

  @Override
  public void tag(String tag, Digest digest) throws IOException {
    tags.tag(tag, digest);
  }

  @Override
  public void untag(String tag) throws IOException {
    tags.untag(tag);
    listener.deleted(repository, tag);
  }

  @Override
  public List<String> all() throws IOException {
    return tags.all();
  }

  @Override
  public List<String> lookup(Digest digest) throws IOException {
    return tags.lookup(digest);
  }
}
