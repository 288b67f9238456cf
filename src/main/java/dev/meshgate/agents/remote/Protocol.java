package dev.meshgate.agents.remote;

/** What a remote agent speaks. */
public enum Protocol {
  /** {@code POST {endpoint}/execute}, a task in, a result out. */
  HTTP,
  /** Agent2Agent, as JSON-RPC: versions 1.0 and 0.3. */
  A2A,
  /** A LangGraph server: an assistant of it. */
  LANGGRAPH,
  /** Chat completions as those of OpenAI: a model of a server. */
  OPENAI,
  /** A server of tools, over Streamable HTTP: revision 2026-07-28 or one before. */
  MCP,
  /** A deployed crew of CrewAI. */
  CREWAI
}
