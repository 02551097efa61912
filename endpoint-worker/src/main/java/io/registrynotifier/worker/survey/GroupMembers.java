package io.registrynotifier.worker.survey;

import io.registrynotifier.worker.survey.EndpointSurvey.GroupState;
import java.util.Map;

/**
 * Who is in a group.
 *
 * @param holders the member of each partition that has one
 */
record GroupMembers(GroupState state, Map<Integer, Holder> holders) {
  /** Kafka does not say. */
  static final GroupMembers UNKNOWN = new GroupMembers(GroupState.UNKNOWN, Map.of());

  /** There is no such group. */
  static final GroupMembers MISSING = new GroupMembers(GroupState.MISSING, Map.of());

  GroupMembers {
    holders = Map.copyOf(holders);
  }
}
