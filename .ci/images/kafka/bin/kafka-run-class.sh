#!/usr/bin/env bash
# Runs one of Kafka's classes as the script of the same name in Kafka's distribution does.
logging=/opt/kafka/config/tools-log4j2.yaml
[ -f "$logging" ] || logging=/etc/kafka/docker/tools-log4j2.yaml
# shellcheck disable=SC2086 # several options may stand in each
exec java ${KAFKA_HEAP_OPTS:--Xmx256m} ${KAFKA_JVM_PERFORMANCE_OPTS:-} ${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=$logging} ${KAFKA_OPTS:-} \
  -cp "/opt/kafka/libs/*" "$@"
