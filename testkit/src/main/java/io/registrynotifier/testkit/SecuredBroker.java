package io.registrynotifier.testkit;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.broker.LocalBroker;
import io.registrynotifier.broker.Ports;
import io.registrynotifier.testkit.receiver.TlsIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;

/**
 * A broker of a test's own that lets in, over TLS, only who has a password, and lets nobody do what
 * was not granted. The test itself comes in by another address and may do everything.
 */
public final class SecuredBroker implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 30;

  private final LocalBroker broker;
  private final String users;
  private final String tests;
  private final TlsIdentity identity;
  private final Admin admin;

  private SecuredBroker(LocalBroker broker, String users, String tests, TlsIdentity identity) {
    this.broker = broker;
    this.users = users;
    this.tests = tests;
    this.identity = identity;
    this.admin = Admin.create(Map.of("bootstrap.servers", tests));
  }

  /** A running broker in this process, which knows no user yet. */
  public static SecuredBroker start(Path directory) {
    TlsIdentity identity = TlsIdentity.create(directory, "localhost");
    int users = Ports.free();
    int tests = Ports.free();
    BrokerSettings settings =
        BrokerSettings.in(directory.resolve("data"))
            .withFlush(Duration.ZERO)
            .withAddress("127.0.0.1", users)
            .withProperties(listeners(users, tests, Ports.free()))
            .withProperties(protection(identity));
    return new SecuredBroker(
        LocalBroker.start(settings), "localhost:" + users, "127.0.0.1:" + tests, identity);
  }

  private static Map<String, String> listeners(int users, int tests, int controller) {
    String forClients = ",TESTS://127.0.0.1:" + tests;
    return Map.of(
        "listeners",
        "CLIENTS://127.0.0.1:" + users + forClients + ",CONTROLLER://127.0.0.1:" + controller,
        "advertised.listeners",
        "CLIENTS://localhost:" + users + forClients,
        "listener.security.protocol.map",
        "CLIENTS:SASL_SSL,TESTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name",
        "TESTS",
        "controller.quorum.voters",
        "1@127.0.0.1:" + controller);
  }

  private static Map<String, String> protection(TlsIdentity identity) {
    return Map.of(
        "sasl.enabled.mechanisms",
        "SCRAM-SHA-512",
        "listener.name.clients.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;",
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        identity.keyStore().toString(),
        "ssl.keystore.password",
        TlsIdentity.PASSWORD,
        "ssl.key.password",
        TlsIdentity.PASSWORD,
        "authorizer.class.name",
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users",
        "User:ANONYMOUS");
  }

  /** The address by which everything is allowed, {@code host:port}. */
  public String bootstrapServers() {
    return tests;
  }

  /** Lets a user in, with the name as password, and returns the properties of its clients. */
  public Map<String, String> addUser(String name) {
    of(
        admin
            .alterUserScramCredentials(
                List.of(
                    new UserScramCredentialUpsertion(
                        name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), name)))
            .all());
    return clients(name, name);
  }

  /** The properties of clients that come with this name and password. */
  public Map<String, String> clients(String name, String password) {
    return Map.of(
        "bootstrap.servers",
        users,
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(name, password),
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        identity.keyStore().toString(),
        "ssl.truststore.password",
        TlsIdentity.PASSWORD);
  }

  /** Grants these rights. */
  public void allow(String user, Collection<Right> rights) {
    of(admin.createAcls(rights.stream().map(right -> binding(user, right)).toList()).all());
  }

  /** Takes one of the user's rights away. */
  public void revoke(String user, Right right) {
    of(admin.deleteAcls(List.of(binding(user, right).toFilter())).all());
  }

  private static AclBinding binding(String user, Right right) {
    return new AclBinding(
        right.resource(),
        new AccessControlEntry("User:" + user, "*", right.operation(), AclPermissionType.ALLOW));
  }

  private static <T> void of(KafkaFuture<T> answer) {
    try {
      var unused = answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }
}
