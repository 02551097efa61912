package io.registrynotifier.producer.listener;

/** Hears of tags. */
public interface TagListener {
  void deleted(String repository, String tag);
}
