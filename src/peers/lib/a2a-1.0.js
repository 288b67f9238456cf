/** The agent in A2A 1.0, and in nothing older: the SDK's compatibility with 0.3 is left off. */
import { generateAgentCardSignature, Role, TaskState } from '@a2a-js/sdk';
import { AgentEvent, DefaultRequestHandler, InMemoryTaskStore } from '@a2a-js/sdk/server';
import { agentCardHandler, jsonRpcHandler, restHandler, UserBuilder } from '@a2a-js/sdk/server/express';
import { cancel, execute } from './agent.js';
import { about } from './card.js';
import { baseUrl } from './ready.js';
import { generateKeyPairSync } from 'node:crypto';

const states = {
  working: TaskState.TASK_STATE_WORKING,
  completed: TaskState.TASK_STATE_COMPLETED,
  failed: TaskState.TASK_STATE_FAILED,
  canceled: TaskState.TASK_STATE_CANCELED,
  'input-required': TaskState.TASK_STATE_INPUT_REQUIRED,
};

const spoken = (protocolBinding, path) => ({
  url: baseUrl + path,
  protocolBinding,
  tenant: '',
  protocolVersion: '1.0',
});

const card = {
  ...about,
  supportedInterfaces: [spoken('JSONRPC', '/a2a/jsonrpc'), spoken('HTTP+JSON', '/a2a/rest')],
  capabilities: { streaming: true, pushNotifications: false, extensions: [] },
  provider: undefined,
  securitySchemes: {},
  securityRequirements: [],
  skills: about.skills.map((skill) => ({ ...skill, inputModes: [], outputModes: [], securityRequirements: [] })),
  signatures: [],
};

const executor = {
  async execute({ taskId, contextId, userMessage, task }, bus) {
    const text = userMessage.parts.map(({ content }) => (content?.$case === 'text' ? content.value : '')).join('');
    await execute(taskId, text, Boolean(task), pen({ taskId, contextId }, task ?? fresh(userMessage), bus));
    bus.finished();
  },
  async cancelTask(taskId) {
    cancel(taskId);
  },
};

function pen(of, task, bus) {
  const at = () => new Date().toISOString();
  return {
    // 1.0 wants a stream to begin with the task, that of an answer too.
    begin: () =>
      bus.publish(
        AgentEvent.task({
          ...task,
          id: of.taskId,
          contextId: of.contextId,
          status: { state: TaskState.TASK_STATE_SUBMITTED, message: undefined, timestamp: at() },
        }),
      ),
    status: (state, text) =>
      bus.publish(
        AgentEvent.statusUpdate({
          ...of,
          status: { state: states[state], message: text && message(of, text), timestamp: at() },
          metadata: undefined,
        }),
      ),
    artifact: (parts, { append, last }) =>
      bus.publish(
        AgentEvent.artifactUpdate({
          ...of,
          artifact: {
            artifactId: 'answer',
            name: 'Answer',
            description: '',
            parts: parts.map(part),
            metadata: undefined,
            extensions: [],
          },
          append,
          lastChunk: last,
          metadata: undefined,
        }),
      ),
  };
}

const fresh = (userMessage) => ({ artifacts: [], history: [userMessage], metadata: undefined });

function message(of, text) {
  return {
    ...of,
    messageId: crypto.randomUUID(),
    role: Role.ROLE_AGENT,
    parts: [part({ text })],
    metadata: undefined,
    extensions: [],
    referenceTaskIds: [],
  };
}

function part({ text, data }) {
  const content = data ? { $case: 'data', value: data } : { $case: 'text', value: text };
  return { content, metadata: undefined, filename: '', mediaType: data ? 'application/json' : 'text/plain' };
}

/** Signed as the SDK does it; a forged one by a key that nobody publishes. */
async function signed(app, forged) {
  const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = pair();
  const header = { alg: 'ES256', kid: 'card', typ: 'JOSE', jku: `${baseUrl}/keys` };
  app.get('/keys', (request, response) => {
    response.json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'card' }] });
  });
  const { privateKey } = forged ? pair() : own;
  return generateAgentCardSignature(privateKey, header)(card);
}

export async function mount(app, { rest, signing }) {
  if (rest) card.supportedInterfaces.shift();
  const shown = signing ? await signed(app, signing === 'forged') : card;
  const requestHandler = new DefaultRequestHandler(shown, new InMemoryTaskStore(), executor);
  const options = { requestHandler, userBuilder: UserBuilder.noAuthentication };
  app.use('/.well-known/agent-card.json', agentCardHandler({ agentCardProvider: requestHandler }));
  app.use('/a2a/jsonrpc', jsonRpcHandler(options));
  app.use('/a2a/rest', restHandler(options));
}
