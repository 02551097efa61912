package io.registrynotifier.worker.consume;

/** Hears nothing of a group. */
final class Deaf implements GroupListener {
  @Override
  public void assigned(int partitions) {}

  @Override
  public void lost(long events) {}
}
