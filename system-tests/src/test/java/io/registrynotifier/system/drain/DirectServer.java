package io.registrynotifier.system.drain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A process that does the least that whoever answers after Kafka must do: the bare server, with
 * each body sent as it is, and answered from the producer's own thread when it is acknowledged. It
 * checks nothing and bounds nothing: it shows what Kafka's acknowledgement alone costs here.
 */
public final class DirectServer {
  /** Apart from the one that the bridge's events are counted in. */
  private static final String TOPIC = "direct";

  private static final byte[] KEY = "library/app".getBytes(StandardCharsets.UTF_8);

  private final Producer<byte[], byte[]> producer;

  private DirectServer(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Serves a port and writes to a broker, both given, until killed. */
  public static void main(String[] portAndBroker)
      throws ExecutionException, InterruptedException, IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(portAndBroker[0]));
    createTopic(portAndBroker[1]);
    DirectServer direct = new DirectServer(producer(portAndBroker[1]));
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", direct::take);
    server.start();
  }

  private static void createTopic(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static Producer<byte[], byte[]> producer(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0);
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new KafkaProducer<>(settings, bytes, bytes);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var unused =
        producer.send(
            new ProducerRecord<>(TOPIC, KEY, body),
            (written, failure) -> answer(exchange, failure == null ? 200 : 503));
  }

  private static void answer(HttpExchange exchange, int status) {
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    } catch (IOException e) {
      throw new AssertionError("answering a registry", e);
    }
  }
}
