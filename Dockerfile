# Bridge, worker and the other commands of `notifier` in one image: `docker run IMAGE worker`.
#
# The base images are arguments, so that it can be built from a mirror. The image runs as a user
# without rights, from a read-only root; only /tmp is written to, and must allow execution, since
# Kafka's compression and RocksDB unpack native code there, and the volume /opt/notifier/data.

ARG MAVEN_IMAGE=maven:3.9-eclipse-temurin-17
ARG JRE_IMAGE=eclipse-temurin:17-jre

# The poms alone: the layer with the libraries stays as long as none of them changes.
FROM ${MAVEN_IMAGE} AS poms
COPY . /all
RUN cd /all && mkdir /poms && find . -name pom.xml -exec cp --parents {} /poms \;

FROM ${MAVEN_IMAGE} AS build
ENV BUILD="mvn -B -ntp -pl standalone -am -Dquick -Dmaven.test.skip=true -P!checks-on-17"
WORKDIR /src
COPY --from=poms /poms ./
RUN $BUILD -q package
COPY . ./
RUN $BUILD clean package \
 && mkdir -p /out/app && mv standalone/target/lib /out/lib \
 && for jar in */target/*.jar; do rm -f "/out/lib/$(basename "$jar")" && mv "$jar" /out/app; done

FROM ${JRE_IMAGE}
COPY --from=build /out/lib /opt/notifier/lib
COPY deploy/image /opt/notifier
COPY --from=build /out/app /opt/notifier/app
WORKDIR /opt/notifier
# A worker's share of the ledger, data/ledger: a volume, since the root is read-only.
RUN mkdir data && chown 10001:10001 data
VOLUME /opt/notifier/data
# Under one name, so that a worker that was killed leaves no copy of the library beside the next one's.
ENV ROCKSDB_SHAREDLIB_DIR=/tmp
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["java", "@/opt/notifier/probe", "http://127.0.0.1:8080/healthz"]
# No shell between: signals reach the JVM.
ENTRYPOINT ["java", "@/opt/notifier/run"]
CMD ["--help"]
