#!/usr/bin/env bash
# Starts a broker as Kafka's image does; before the very first start it writes the SCRAM users into the storage,
# since brokers that speak SCRAM to each other cannot be asked to add the first one.
set -euo pipefail

if [ ! -f "$KAFKA_LOG_DIRS/meta.properties" ]; then
  settings=$(mktemp)
  cat >"$settings" <<SETTINGS
node.id=$KAFKA_NODE_ID
process.roles=$KAFKA_PROCESS_ROLES
controller.quorum.voters=$KAFKA_CONTROLLER_QUORUM_VOTERS
controller.listener.names=$KAFKA_CONTROLLER_LISTENER_NAMES
listeners=$KAFKA_LISTENERS
advertised.listeners=$KAFKA_ADVERTISED_LISTENERS
listener.security.protocol.map=$KAFKA_LISTENER_SECURITY_PROTOCOL_MAP
inter.broker.listener.name=$KAFKA_INTER_BROKER_LISTENER_NAME
log.dirs=$KAFKA_LOG_DIRS
SETTINGS
  /opt/kafka/bin/kafka-storage.sh format --cluster-id "$CLUSTER_ID" --config "$settings" \
    --add-scram "SCRAM-SHA-512=[name=broker,password=$SCRAM_BROKER_PASSWORD]" \
    --add-scram "SCRAM-SHA-512=[name=bridge,password=$SCRAM_BRIDGE_PASSWORD]" \
    --add-scram "SCRAM-SHA-512=[name=worker,password=$SCRAM_WORKER_PASSWORD]"
  rm "$settings"
fi

exec /etc/kafka/docker/run
