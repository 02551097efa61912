package io.registrynotifier.event;

import java.util.List;
import java.util.Objects;

/**
 * The machine that an image is for, as in the OCI image index. Texts are empty where nothing is
 * said.
 *
 * @param architecture a {@code GOARCH}
 * @param os a {@code GOOS}
 * @param osVersion {@code os.version} on the wire
 * @param osFeatures {@code os.features} on the wire
 * @param variant the processor's variant, such as {@code v8}
 * @param unknown members that are not of this list
 */
public record Platform(
    String architecture,
    String os,
    String osVersion,
    List<String> osFeatures,
    String variant,
    UnknownMembers unknown) {
  /** Refuses null and copies the list. */
  public Platform {
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(osVersion, "osVersion");
    osFeatures = List.copyOf(osFeatures);
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(unknown, "unknown");
  }

  public static Platform of(String os, String architecture) {
    return new Platform(architecture, os, "", List.of(), "", UnknownMembers.NONE);
  }
}
