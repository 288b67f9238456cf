/** `mcp-remote`, the bridge of hosts that know no OAuth; the host here is an SDK client on stdio. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { mcpUrl } from './lib/gate.js';
import { Household, packaged } from './lib/household.js';
import { aPerson } from './lib/person.js';
import { revoke } from './lib/revocation.js';
import { atEnd, step, story } from './lib/story.js';
import { callTools, listTools } from './lib/tools.js';
import { assertWire, discovery, wire } from './lib/wire.js';

const script = packaged('mcp-remote', 'dist/proxy.js');
const house = new Household('mcp-remote');

function start(...flags) {
  const client = new Client({ name: 'meshgate-clients-host', version: '1' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [script, mcpUrl, ...flags],
    env: house.env,
    stderr: 'pipe',
  });
  const said = { err: '' };
  transport.stderr.on('data', (text) => (said.err += text));
  atEnd(() => client.close());
  return { client, said, connecting: client.connect(transport) };
}

const caller = (client) => async (name, args, onprogress) => {
  const result = await client.callTool({ name, arguments: args }, undefined, { onprogress });
  assert.ok(!result.isError, JSON.stringify(result.content));
  return result.structuredContent;
};

const vault = {
  file() {
    const folder = join(house.home, '.mcp-auth', 'mcp-remote-v1');
    return join(folder, readdirSync(folder).find((name) => name.endsWith('_tokens.json')));
  },
  read() {
    return JSON.parse(readFileSync(this.file(), 'utf8'));
  },
  spoilAccessToken() {
    const tokens = this.read();
    const spoilt = { ...tokens, access_token: `${tokens.access_token}x` };
    writeFileSync(this.file(), JSON.stringify(spoilt));
    return tokens;
  },
};

await story('mcp-remote', async () => {
  const person = await aPerson();

  await step('was told access_denied when the person cancelled', async () => {
    const { said, connecting } = start();
    const refused = assert.rejects(connecting);
    await person.answer(await house.nextOpened(), 'cancel');
    await refused;
    assert.match(said.err, /access_denied/);
    assertWire(discovery);
  });
  const { client, connecting } = start();
  const client_id = await step('discovered, registered, authorized and connected', async () => {
    const url = await house.nextOpened();
    assert.match(url, /code_challenge_method=S256/);
    await person.answer(url);
    await connecting;
    return new URL(url).searchParams.get('client_id');
  });
  const call = caller(client);
  await listTools(async () => (await client.listTools()).tools);
  await callTools(call);
  await step('refreshed an access token that the server refused', async () => {
    const since = wire().length;
    const before = vault.spoilAccessToken();
    await call('list_agents', {});
    assertWire(['POST /v1/mcp 401', 'POST /oauth/token 200', 'POST /v1/mcp 200'], since);
    assert.notEqual(vault.read().refresh_token, before.refresh_token, 'not rotated');
  });
  await step('saw the revoked token refused, authorized again and went on', async () => {
    await revoke(vault.read(), { client_id });
    const since = wire().length;
    const calling = call('list_agents', {});
    await person.answer(await house.nextOpened());
    await calling;
    assertWire(['POST /v1/mcp 401', 'POST /oauth/token 200', 'POST /v1/mcp 200'], since);
  });
  await step('spoke 2026-07-28 to the gate with --protocol auto', async () => {
    const modern = start('--protocol', 'auto');
    await modern.connecting;
    await caller(modern.client)('list_agents', {});
    assert.match(modern.said.err, /speaks MCP 2026-07-28/);
  });
});
