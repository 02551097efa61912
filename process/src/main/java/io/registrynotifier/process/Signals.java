package io.registrynotifier.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVM's signals, through {@code sun.misc.Signal} of the module {@code jdk.unsupported}, the
 * only way there is. By reflection, since the compiler's warning about the package cannot be
 * silenced.
 */
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /**
   * Calls the receiver with the signal's number, on a thread of its own for each signal.
   *
   * <p>Where the JVM keeps a signal to itself ({@code -Xrs}), it ends the process in its own way.
   */
  static void handle(String name, IntConsumer receiver) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      int number = (int) signalType.getMethod("getNumber").invoke(signal);
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              new Handler(number, receiver));
      signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.atWarn().addKeyValue("signal", name).setCause(e).log("signal is left to the JVM");
    }
  }

  private record Handler(int number, IntConsumer receiver) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
      return switch (method.getName()) {
        case "handle" -> {
          receiver.accept(number);
          yield null;
        }
        case "equals" -> arguments != null && proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "handler of signal " + number;
      };
    }
  }
}
