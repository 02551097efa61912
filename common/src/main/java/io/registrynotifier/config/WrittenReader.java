package io.registrynotifier.config;

import io.registrynotifier.config.Value.Fields;
import io.registrynotifier.config.Value.Items;
import io.registrynotifier.config.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what may be secret in an endpoint's section as it was written. */
final class WrittenReader {
  private WrittenReader() {}

  static WrittenSecrets read(Section endpoint) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    endpoint
        .raw("headers")
        .filter(Fields.class::isInstance)
        .ifPresent(
            found ->
                ((Fields) found)
                    .values()
                    .forEach((name, value) -> headers.put(name, texts(value))));
    String url =
        endpoint
            .raw("url")
            .map(WrittenReader::texts)
            .flatMap(found -> found.stream().findFirst())
            .orElse("");
    return new WrittenSecrets(url, headers);
  }

  private static List<String> texts(Value value) {
    Stream<Value> all = value instanceof Items items ? items.values().stream() : Stream.of(value);
    return all.filter(Text.class::isInstance).map(text -> ((Text) text).written()).toList();
  }
}
