package io.registrynotifier.benchmarks.side;

import java.net.URI;
import java.nio.file.Path;

/**
 * What a side is told when it is its turn.
 *
 * @param name tells this turn from every other of the same broker
 * @param bootstrapServers where the events are
 * @param url where they go
 * @param events how many there are
 * @param repositories how many they are spread over
 * @param directory where files of this turn go
 */
public record Leg(
    String name, String bootstrapServers, URI url, int events, int repositories, Path directory) {}
