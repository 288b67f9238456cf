package dev.meshgate.services.engine.compiled;

/** NOT. */
final class NotNode extends FlagNode {

  private final Node inner;

  NotNode(Node inner) {
    this.inner = inner;
  }

  @Override
  int test(State state) {
    var holds = inner.test(state);
    return holds < 0 ? holds : 1 - holds;
  }
}
