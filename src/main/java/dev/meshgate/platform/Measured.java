package dev.meshgate.platform;

/** A figure of this node that an operator may watch. A CDI bean of this type is found by itself. */
public interface Measured {

  /** As Prometheus names it: {@code meshgate_tasks_running}. */
  String name();

  /** What it is, in one sentence. */
  String what();

  /** What it is now. Asked often, and from any thread. */
  double now();
}
