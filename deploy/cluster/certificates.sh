#!/usr/bin/env bash
# Makes an authority and a certificate for each broker, once: for a first look, where you have no authority of your
# own. Runs as root in Kafka's image, whose JRE has keytool. The brokers' keys go to /secrets, what clients trust to /ca.
set -euo pipefail
umask 077

[ ! -f /ca/ca.pem ] || exit 0

: "${STORE_PASSWORD:?}"
key=(-storepass:env STORE_PASSWORD -keyalg EC -groupname secp256r1 -validity 825)
store() {
  local name=$1
  shift
  keytool -keystore "/secrets/$name.p12" -storetype PKCS12 -storepass:env STORE_PASSWORD "$@"
}

rm -f /secrets/*
keytool -genkeypair -keystore /secrets/authority.p12 -alias authority -dname "CN=registry-notifier example authority" \
  -ext bc:c "${key[@]}"
store authority -exportcert -alias authority -rfc >/secrets/ca.pem
store trusted -importcert -alias authority -noprompt -file /secrets/ca.pem

for broker in "$@"; do
  keytool -genkeypair -keystore "/secrets/$broker.p12" -alias broker -dname "CN=$broker" "${key[@]}"
  store "$broker" -certreq -alias broker >/secrets/request
  store authority -gencert -alias authority -rfc -validity 825 -ext "san=dns:$broker" \
    -ext eku=serverAuth,clientAuth </secrets/request >/secrets/signed.pem
  store "$broker" -importcert -alias authority -noprompt -file /secrets/ca.pem
  store "$broker" -importcert -alias broker -file /secrets/signed.pem
done

# Whoever signs can be anybody: the authority's key is not needed any more.
rm /secrets/authority.p12 /secrets/request /secrets/signed.pem
chown appuser /secrets /secrets/*
install -m 444 /secrets/ca.pem /ca/ca.pem
