package io.registrynotifier.testkit.receiver;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides the answer to each request. Called by many threads at a time. */
@FunctionalInterface
public interface Script {
  Answer answer(ReceivedRequest request);

  /** The same answer always. */
  static Script always(Answer answer) {
    return request -> answer;
  }

  /** These answers in the order in which requests come, then the last one for ever. */
  static Script inTurn(Answer... answers) {
    List<Answer> all = List.of(answers);
    AtomicInteger next = new AtomicInteger();
    return request -> all.get(Math.min(next.getAndIncrement(), all.size() - 1));
  }
}
