package dev.meshgate.agents.remote;

/** What a remote agent speaks. */
public enum Protocol {
  /** {@code POST {endpoint}/execute}, a task in, a result out. */
  HTTP,
  /** Agent2Agent, as JSON-RPC: versions 1.0 and 0.3. */
  A2A,
  /** A LangGraph server: an assistant of it. */
  LANGGRAPH
}
