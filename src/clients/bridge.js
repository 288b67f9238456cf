/**
 * The bridge between hosts on stdio and the gate, as people install it: by npx from the gate's own
 * address, and as the bundle that Claude Desktop takes. The hosts here are the official SDKs.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client as ClientV2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { RawHost, emptied, environment, fetched, token, unpackedBridge } from './lib/bridge.js';
import { baseUrl, mcpUrl } from './lib/gate.js';
import { packaged } from './lib/household.js';
import { atEnd, step, story } from './lib/story.js';
import { callTools, listTools } from './lib/tools.js';

const settings = { MESHGATE_URL: baseUrl, MESHGATE_TOKEN: token };
const home = emptied('bridge-home');
const npx = {
  command: process.execPath,
  args: [process.env.MESHGATE_NPX, '-y', `${baseUrl}/bridge.tgz`],
};
const me = { name: 'meshgate-clients-host', version: '1' };
const generations = {
  v1: {
    make: () => new ClientV1(me),
    Stdio: StdioV1,
    call: (client, request, options) => client.callTool(request, undefined, options),
  },
  v2: {
    make: () => new ClientV2(me, { versionNegotiation: { mode: 'auto' } }),
    Stdio: StdioV2,
    call: (client, request, options) => client.callTool(request, options),
  },
};

/** A host that starts a program, as its configuration says. */
function host({ make, Stdio, call }, { command, args }, env = settings) {
  const client = make();
  const transport = new Stdio({ command, args, env: environment(env, home), stderr: 'pipe' });
  const said = { err: '' };
  transport.stderr.on('data', (text) => (said.err += text));
  atEnd(() => client.close());
  return {
    client,
    said,
    connecting: client.connect(transport),
    call: async (name, args, onprogress, signal) => {
      const request = { name, arguments: args };
      const result = await call(client, request, { onprogress, signal });
      assert.ok(!result.isError, JSON.stringify(result.content));
      return result.structuredContent;
    },
  };
}

async function newestTask() {
  const headers = { authorization: `Bearer ${token}` };
  const [task] = await (await fetch(`${baseUrl}/v1/tasks?limit=1`, { headers })).json();
  return task;
}

async function directInstructions() {
  const direct = await fetch(mcpUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: me },
    }),
  });
  return (await direct.json()).result.instructions;
}

const patience = { task: 'Have patience', capabilities: ['patience'] };

async function useEverything({ client, call }) {
  await step('was told the instructions of the gate', async () => {
    const instructions = await directInstructions();
    assert.ok(instructions?.length > 20, 'the gate has none');
    assert.equal(client.getInstructions(), instructions);
  });
  await listTools(async () => (await client.listTools()).tools);
  await callTools(call);
  await step('listed resources and prompts', async () => {
    assert.ok((await client.listResources()).resources.length > 0);
    assert.ok((await client.listPrompts()).prompts.length > 0);
  });
  await step('was answered a quick call during a long one, and called the long one off', async () => {
    const leave = new AbortController();
    const told = [];
    const long = call('mesh_execute', patience, (note) => told.push(note), leave.signal);
    const ended = assert.rejects(long);
    while (told.length < 2) await pause(50);
    await call('list_agents', {});
    assert.equal((await newestTask()).status, 'executing');
    leave.abort();
    await ended;
    for (let i = 0; (await newestTask()).status !== 'cancelled'; i++, await pause(100)) {
      assert.ok(i < 100, `the gate did not hear of it: ${JSON.stringify(await newestTask())}`);
    }
  });
  await step('was told by the gate what a wrong call needs', async () => {
    await assert.rejects(client.callTool({ name: 'no_such_tool', arguments: {} }), /no_such_tool/);
  });
}

await story('The bridge', async () => {
  const script = await unpackedBridge('bridge-unpacked');

  for (const [generation, sdk] of Object.entries(generations)) {
    const it = await step(`npx installed it for the SDK ${generation} and connected`, async () => {
      const started = host(sdk, npx);
      await started.connecting;
      return started;
    });
    await useEverything(it);
    await step('said nothing of the token', () => assert.ok(!it.said.err.includes(token)));
    await step(`a refused token and a gate that is down are errors, ${generation}`, async () => {
      const program = { command: process.execPath, args: [script] };
      const refused = host(sdk, program, { ...settings, MESHGATE_TOKEN: `${token}x` });
      await assert.rejects(refused.connecting, /refused the token.*\/console\/tokens/);
      assert.ok(!refused.said.err.includes(token));
      const down = host(sdk, program, { ...settings, MESHGATE_URL: 'http://127.0.0.1:1' });
      await assert.rejects(down.connecting, /does not answer at http:\/\/127\.0\.0\.1:1.*Start it/);
      const unset = host(sdk, program, {});
      await assert.rejects(unset.connecting, /MESHGATE_URL is not set/);
    });
  }
  await step('spoke 2026-07-28 with a host that does', async () => {
    const { client, connecting } = host(generations.v2, npx);
    await connecting;
    assert.equal(client.getNegotiatedProtocolVersion(), '2026-07-28');
  });

  await step('wrote only messages to stdout, and one for each request', async () => {
    const raw = new RawHost(script, settings);
    const { result } = await raw.initialize();
    assert.equal(result.protocolVersion, '2025-11-25');
    raw.say('this is no JSON');
    raw.say('{"jsonrpc":"2.0","id":null,"method":"ping"}');
    raw.say('');
    await raw.next(({ error }) => error?.code === -32700);
    await raw.next(({ error }) => error?.code === -32600);
    const ids = Array.from({ length: 20 }, () => raw.begin('tools/list'));
    await Promise.all(ids.map((id) => raw.answer(id)));
    assert.equal(await raw.end(), 0);
    assert.equal(raw.heard.length, 1 + 2 + ids.length);
    // It had nothing to complain of.
    assert.match(raw.err, /^meshgate-bridge: forwarding to [^\n]+\n$/);
  });
  await step('calculated with a service that has an address of its own', async () => {
    const program = { command: process.execPath, args: [script] };
    const it = host(generations.v1, program, { ...settings, MESHGATE_SERVICE: 'mortgage' });
    await it.connecting;
    const { tools } = await it.client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name).toSorted(),
      ['calculate', 'compare', 'get_details', 'read_area'],
    );
    const home = { property_price: 400000, down_payment_pct: '20%', annual_rate: 0.045, term_years: 30 };
    const { outputs } = await it.call('calculate', home);
    const total = outputs.find(({ name }) => name === 'total_monthly');
    assert.ok(Math.abs(total.value - 2088.059658) < 1e-6, String(total.value));
    assert.match(it.said.err, new RegExp(`forwarding to ${mcpUrl}/services/mortgage\n`));
  });

  await step('the bundle is one that Claude Desktop takes, and starts as it says', async () => {
    const folder = emptied('bridge-bundle');
    const file = join(folder, 'meshgate.mcpb');
    writeFileSync(file, await fetched('/bridge.mcpb'));
    const unpacked = join(folder, 'unpacked');
    mcpb('unpack', file, unpacked);
    mcpb('validate', join(unpacked, 'manifest.json'));
    const manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8'));
    assert.equal(manifest.user_config.url.default, baseUrl);
    assert.ok(manifest.user_config.token.sensitive);
    assert.ok(!JSON.stringify(manifest).includes('pat_'));

    const values = { url: manifest.user_config.url.default, token };
    const filled = (text) =>
      text
        .replaceAll('${__dirname}', unpacked)
        .replace(/\$\{user_config\.(\w+)\}/g, (all, name) => values[name]);
    const { args, env } = manifest.server.mcp_config;
    const program = { command: process.execPath, args: args.map(filled) };
    const entries = Object.entries(env).map(([name, value]) => [name, filled(value)]);
    const { call, connecting } = host(generations.v1, program, Object.fromEntries(entries));
    await connecting;
    await call('list_agents', {});
  });
  await step('the bundle of one service is valid too', async () => {
    const folder = emptied('bridge-bundle-service');
    const file = join(folder, 'service.mcpb');
    writeFileSync(file, await fetched('/bridge.mcpb?service=mortgage'));
    mcpb('unpack', file, join(folder, 'unpacked'));
    mcpb('validate', join(folder, 'unpacked', 'manifest.json'));
  });
});

/** The official tool, which fails with an exit code. */
function mcpb(...args) {
  const script = packaged('@anthropic-ai/mcpb', 'dist/cli/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args]);
  assert.equal(status, 0, `mcpb ${args[0]}: ${stdout}${stderr}`);
}
