package io.registrynotifier.topic;

/** One {@link RecentText} for each header that most records have alike. Not thread-safe. */
record RecentTexts(
    RecentText action,
    RecentText mediaType,
    RecentText tag,
    RecentText source,
    RecentText envelope) {
  static RecentTexts none() {
    return new RecentTexts(
        new RecentText(),
        new RecentText(),
        new RecentText(),
        new RecentText(SourceUri::address),
        new RecentText());
  }
}
