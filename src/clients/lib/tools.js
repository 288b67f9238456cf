/** The tools, called once each; `call(name, arguments, onprogress)` is the client's way. */
import assert from 'node:assert/strict';
import { step } from './story.js';

export const names = ['fetch', 'list_agents', 'mesh_execute', 'search', 'submit_workflow'];

export async function listTools(list) {
  await step('listed the tools', async () => {
    const tools = await list();
    assert.deepEqual(names.filter((name) => !tools.some((tool) => tool.name === name)), []);
    for (const tool of tools) assert.equal(tool.inputSchema.type, 'object', tool.name);
  });
}

export async function callTools(call, { progress = true } = {}) {
  const found = await step('called search', async () => {
    const { results } = await call('search', { query: 'travel policy' });
    assert.ok(results.length > 0, 'nothing found');
    return results[0];
  });
  await step('called fetch with what was found', async () => {
    const item = await call('fetch', { id: found.id });
    assert.equal(item.id, found.id);
    assert.ok(item.title && item.text && item.url);
  });
  await step('called list_agents', async () => {
    const { agents } = await call('list_agents', {});
    assert.ok(agents.length > 0, 'no agents');
  });
  await step(`called mesh_execute${progress ? ', which told its progress' : ''}`, async () => {
    const told = [];
    const done = await call('mesh_execute', task, (note) => told.push(note.progress));
    assert.equal(done.status, 'completed');
    assert.match(done.result, /South/);
    if (progress) assertRising(told);
  });
  await step('called submit_workflow', async () => {
    const done = await call('submit_workflow', workflow);
    assert.equal(done.status, 'completed', JSON.stringify(done));
    assert.deepEqual(done.steps.map(({ id, status }) => `${id} ${status}`), [
      'first completed',
      'second completed',
    ]);
  });
}

/** MCP: progress is strictly increasing. */
function assertRising(told) {
  assert.ok(told.length > 0, 'no progress was told');
  told.forEach((value, i) => assert.ok(i === 0 || value > told[i - 1], `not rising: ${told}`));
}

const table = 'region,revenue\nNorth,120\nSouth,310\nWest,95\n';

const task = { task: 'Which region has the highest revenue?', context: table };

const text =
  'The gate stands between the assistants that people use and the agents that a company runs. ' +
  'It asks every person to sign in and to agree before an application may call anything. ' +
  'Each call is written down with the person, the application and the outcome. ' +
  'A person can look at what is connected and end it, and it then stops within two seconds.';

const workflow = {
  workflow_type: 'sequential',
  payload: {
    steps: [
      { id: 'first', task: 'Summarize this text.', context: text },
      { id: 'second', task: 'Name the key phrases.', context: '${steps.first.result} ' + text },
    ],
  },
};
