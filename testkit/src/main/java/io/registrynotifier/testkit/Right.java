package io.registrynotifier.testkit;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One thing that a user of a broker may do. */
public record Right(ResourcePattern resource, AclOperation operation) {
  /** On what has this name, or begins with it when the name ends with a star. */
  static Right of(ResourceType type, String name, AclOperation operation) {
    boolean isPrefix = name.endsWith("*");
    String plain = isPrefix ? name.substring(0, name.length() - 1) : name;
    PatternType pattern = isPrefix ? PatternType.PREFIXED : PatternType.LITERAL;
    return new Right(new ResourcePattern(type, plain, pattern), operation);
  }

  @Override
  public String toString() {
    return operation + " on " + resource.resourceType() + " " + resource.name();
  }
}
