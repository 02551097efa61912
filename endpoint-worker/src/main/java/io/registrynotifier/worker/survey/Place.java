package io.registrynotifier.worker.survey;

/** Where a record stands on a topic. */
record Place(int partition, long offset) {}
