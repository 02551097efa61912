package io.registrynotifier.producer.bridge;

/** Whether events of manifests say what the manifest points at. */
public enum References {
  /** The registry's default. */
  OMITTED,
  /** As with the registry's {@code includereferences: true}. */
  INCLUDED
}
