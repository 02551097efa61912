package io.registrynotifier.config;

/**
 * Where something stands in the file.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1; 0 for the file as a whole
 * @param key the path of the key; empty for the file as a whole
 */
record Place(int line, int column, String key) {
  static final Place FILE = new Place(0, 0, "");

  /** The key that stands inside this one. */
  String inside(String name) {
    return key.isEmpty() ? name : key + "." + name;
  }

  /** The list's element, counted from 0. */
  String element(int index) {
    return key + "[" + index + "]";
  }
}
