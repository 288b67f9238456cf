/** The agent in A2A 0.3, by the SDK of that time: that of 1.0 shows a card of both at once. */
import { DefaultRequestHandler, InMemoryTaskStore } from 'a2a-sdk-0.3/server';
import { agentCardHandler, jsonRpcHandler, restHandler, UserBuilder } from 'a2a-sdk-0.3/server/express';
import { cancel, execute } from './agent.js';
import { about } from './card.js';
import { baseUrl } from './ready.js';

const jsonRpc = { url: `${baseUrl}/a2a/jsonrpc`, transport: 'JSONRPC' };
const rest = { url: `${baseUrl}/a2a/rest`, transport: 'HTTP+JSON' };

const card = {
  ...about,
  protocolVersion: '0.3.0',
  url: jsonRpc.url,
  preferredTransport: jsonRpc.transport,
  additionalInterfaces: [jsonRpc, rest],
  capabilities: { streaming: true, pushNotifications: false },
};

const executor = {
  async execute({ taskId, contextId, userMessage, task }, bus) {
    const text = userMessage.parts.map((part) => part.text ?? '').join('');
    await execute(taskId, text, Boolean(task), pen({ taskId, contextId }, task ?? { history: [userMessage] }, bus));
    bus.finished();
  },
  async cancelTask(taskId) {
    cancel(taskId);
  },
};

function pen(of, task, bus) {
  const timestamp = () => new Date().toISOString();
  return {
    begin: () =>
      bus.publish({
        ...task,
        kind: 'task',
        id: of.taskId,
        contextId: of.contextId,
        status: { state: 'submitted', timestamp: timestamp() },
      }),
    status: (state, text) =>
      bus.publish({
        kind: 'status-update',
        ...of,
        status: { state, message: text && message(of, text), timestamp: timestamp() },
        final: state !== 'working',
      }),
    artifact: (parts, { append, last }) =>
      bus.publish({
        kind: 'artifact-update',
        ...of,
        artifact: { artifactId: 'answer', name: 'Answer', parts: parts.map(part) },
        append,
        lastChunk: last,
      }),
  };
}

function message(of, text) {
  return { kind: 'message', ...of, messageId: crypto.randomUUID(), role: 'agent', parts: [part({ text })] };
}

function part({ text, data }) {
  return data ? { kind: 'data', data } : { kind: 'text', text };
}

export function mount(app, { rest: alone }) {
  if (alone) Object.assign(card, { url: rest.url, preferredTransport: rest.transport, additionalInterfaces: [rest] });
  const requestHandler = new DefaultRequestHandler(card, new InMemoryTaskStore(), executor);
  const options = { requestHandler, userBuilder: UserBuilder.noAuthentication };
  app.use('/.well-known/agent-card.json', agentCardHandler({ agentCardProvider: requestHandler }));
  app.use('/a2a/jsonrpc', jsonRpcHandler(options));
  app.use('/a2a/rest', restHandler(options));
}
