package io.registrynotifier.testkit.process;

/**
 * The brokers of one cluster, in processes of their own, numbered from 0. They keep their addresses
 * and their data over their deaths.
 *
 * <p>Used by one test thread.
 */
public interface Brokers extends AutoCloseable {

  /** The addresses for clients. */
  String bootstrapServers();

  /** How many there are, dead ones included. */
  int count();

  /** {@code kill -9}. */
  void kill(int broker);

  /** Starts it again after its death; returns at once. */
  void comeUp(int broker);

  @Override
  void close();
}
