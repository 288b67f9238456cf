package dev.meshgate.services.engine.compiled;

import java.util.List;

/** AND and OR of flags. All of them are looked at, because an error in any goes first. */
final class JunctionNode extends FlagNode {

  private final Node[] flags;
  private final int decisive;

  JunctionNode(List<Node> flags, boolean isAnd) {
    this.flags = flags.toArray(Node[]::new);
    this.decisive = isAnd ? 0 : 1;
  }

  @Override
  int test(State state) {
    var result = 1 - decisive;
    for (var flag : flags) {
      var holds = flag.test(state);
      if (holds < 0) {
        return holds;
      }
      result = holds == decisive ? decisive : result;
    }
    return result;
  }
}
