package io.registrynotifier.worker.directory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be secret in one endpoint's definition, as the directory keeps it.
 *
 * @param base the URL without its query, to be shown where the whole cannot be read
 */
record StoredSecrets(StoredSecret url, String base, Map<String, List<StoredSecret>> headers) {
  StoredSecrets {
    Map<String, List<StoredSecret>> copy = new LinkedHashMap<>();
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }
}
