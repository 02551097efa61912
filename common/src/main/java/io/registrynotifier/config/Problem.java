package io.registrynotifier.config;

/**
 * One thing that is wrong with a configuration file, or that its owner should know.
 *
 * @param line counted from 1; 0 where the problem has no place in the file
 * @param column counted from 1; 0 where the problem has no place in the file
 * @param key the path of the key, like {@code notifications.endpoints[1].url}; empty for the file
 *     as a whole
 * @param message what was found and what was expected; never a secret
 */
public record Problem(String file, int line, int column, String key, String message) {
  /** The same of something that goes by another name. */
  public Problem in(String name) {
    return new Problem(name, line, column, key, message);
  }

  /**
   * {@code notifier.yml:12: notifications.endpoints[0].url: ...}, as editors and people read it.
   */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
