package dev.meshgate.bench;

import java.io.IOException;
import java.util.function.Predicate;

/** What one connection says, over and over, and what it makes of the answers. */
interface Dialogue {

  /** The request that comes next. */
  byte[] request();

  /**
   * Looks at the answer to it.
   *
   * @return whether it was the last answer of what is counted as one
   * @throws IOException when it is not the answer that was wanted, which ends the run
   */
  boolean hear(Reply reply) throws IOException;

  /** The same request each time; each of its answers is counted. */
  static Dialogue repeating(byte[] request, Predicate<Reply> isRight) {
    return new Dialogue() {
      @Override
      public byte[] request() {
        return request;
      }

      @Override
      public boolean hear(Reply reply) throws IOException {
        if (!isRight.test(reply)) {
          throw new IOException("not the answer that was wanted: " + reply.text());
        }
        return true;
      }
    };
  }
}
