package io.registrynotifier.benchmarks.side;

import io.registrynotifier.benchmarks.event.EndpointsTopic;
import io.registrynotifier.testkit.process.NotifierProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The product's own worker process, run by its own command and file.
 *
 * @param endpoint further keys of the endpoint, each as it stands in the file
 * @param jvmOptions beyond those that every side has
 * @param profiled whether a flight recording is left in the leg's directory
 * @param ledger whether it reports its deliveries and keeps the ledger
 */
public record OurWorker(
    List<String> endpoint, List<String> jvmOptions, boolean profiled, boolean ledger)
    implements Side {
  /** What it is called. */
  public static final String NAME = "ours";

  /** What it is called when it reports nothing. */
  public static final String UNREPORTED = "unreported";

  private static final Duration END = Duration.ofSeconds(60);

  /** Copies the lists. */
  public OurWorker {
    endpoint = List.copyOf(endpoint);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** With so many requests in flight, all else as it comes. */
  public static OurWorker of(int concurrency) {
    return new OurWorker(
        List.of("concurrency: " + concurrency), List.of(Programs.HEAP), false, true);
  }

  /** The same with one more key of the endpoint, as it stands in the file. */
  public OurWorker with(String key) {
    List<String> keys = new ArrayList<>(endpoint);
    keys.add(key);
    return new OurWorker(keys, jvmOptions, profiled, ledger);
  }

  /** The same, with a flight recording if it is asked for. */
  public OurWorker profiledIf(boolean wanted) {
    return wanted ? withProfile() : this;
  }

  /** The same, with a flight recording. */
  public OurWorker withProfile() {
    return new OurWorker(endpoint, jvmOptions, true, ledger);
  }

  /** The same without the ledger. */
  public OurWorker withoutLedger() {
    return new OurWorker(endpoint, jvmOptions, profiled, false);
  }

  @Override
  public String name() {
    return ledger ? NAME : UNREPORTED;
  }

  @Override
  public RunningSide start(Leg leg) {
    EndpointsTopic.forget(leg.bootstrapServers());
    NotifierProcess worker = NotifierProcess.worker(settings(leg), options(leg));
    return new RunningSide() {
      @Override
      public long pid() {
        return worker.pid();
      }

      @Override
      public void freeze() {
        worker.freeze();
      }

      @Override
      public void thaw() {
        worker.thaw();
      }

      @Override
      public void close() {
        try (worker) {
          worker.terminate(END); // in order, so that the recording is written
        }
      }
    };
  }

  private List<String> options(Leg leg) {
    List<String> options = new ArrayList<>(jvmOptions);
    if (profiled) {
      Path recording = leg.directory().resolve(name() + "-" + leg.name() + ".jfr");
      options.add(
          "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
      options.add("-XX:+UnlockDiagnosticVMOptions");
      options.add("-XX:+DebugNonSafepoints"); // or time is blamed on the next place that may stop
    }
    return options;
  }

  private Path settings(Leg leg) {
    String text =
        """
        kafka: {bootstrap.servers: "%s"}
        ledger: {enabled: %s, state: "%s"}
        notifications:
          endpoints:
            - name: %s
              url: %s
              start: earliest
        """
            .formatted(
                leg.bootstrapServers(),
                ledger,
                leg.directory().resolve("ledger"),
                leg.name(),
                leg.url());
    StringBuilder yaml = new StringBuilder(text);
    endpoint.forEach(key -> yaml.append("      ").append(key).append('\n'));
    try {
      return Files.writeString(leg.directory().resolve(name() + "-" + leg.name() + ".yml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the worker's file", e);
    }
  }
}
