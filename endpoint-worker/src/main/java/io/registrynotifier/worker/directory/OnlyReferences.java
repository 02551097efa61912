package io.registrynotifier.worker.directory;

import io.registrynotifier.config.References;
import java.util.regex.Pattern;

/** Whether a text that may be secret says no more than where the secret is. */
final class OnlyReferences {
  private static final String REFERENCE = "\\$\\{(?![^}]*:-[^}])[^}]+}";

  /** Words with which credentials begin (RFC 9110 section 11.1), and then references alone. */
  private static final Pattern HEADER =
      Pattern.compile(
          "((?i:basic|bearer|digest|token|apikey) +)?(" + REFERENCE + ")+", Pattern.DOTALL);

  private static final Pattern PARAMETER =
      Pattern.compile("([^=&${}]*=)?(" + REFERENCE + ")*", Pattern.DOTALL);

  private OnlyReferences() {}

  static boolean inHeader(String written) {
    return !written.contains("$${") && HEADER.matcher(written).matches();
  }

  /** The query is what counts; what stands before it is shown anyway. */
  static boolean inUrl(String written) {
    if (!References.areIn(written) || written.contains("$${")) {
      return false;
    }
    int query = written.indexOf('?');
    if (query < 0) {
      return true; // the query comes with a reference
    }
    for (String parameter : written.substring(query + 1).split("&", -1)) {
      if (!PARAMETER.matcher(parameter).matches()) {
        return false;
      }
    }
    return true;
  }
}
