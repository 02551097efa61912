package io.registrynotifier.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of a manifest file. */
record Manifest(Path file, JsonObject json) {
  String kind() {
    return json.get("kind").getAsString();
  }

  String type() {
    return json.get("apiVersion").getAsString() + "/" + kind();
  }

  String name() {
    return object("metadata").get("name").getAsString();
  }

  /** The object that the member names lead to. */
  JsonObject object(String... path) {
    return at(path).getAsJsonObject();
  }

  String text(String... path) {
    return at(path).getAsString();
  }

  Stream<JsonObject> objects(String... path) {
    JsonArray array = at(path).getAsJsonArray();
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
  }

  private JsonElement at(String... path) {
    JsonElement at = json;
    for (String name : path) {
      JsonElement next = at.getAsJsonObject().get(name);
      if (next == null) {
        throw new AssertionError(this + ": no " + String.join(".", path));
      }
      at = next;
    }
    return at;
  }

  @Override
  public String toString() {
    return file.getFileName() + ": " + kind() + " " + name();
  }
}
