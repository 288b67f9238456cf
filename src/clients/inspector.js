/** The command line of the MCP Inspector: each call is a process, its tokens live in a file. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mcpUrl } from './lib/gate.js';
import { Household, packaged } from './lib/household.js';
import { aPerson } from './lib/person.js';
import { revoke } from './lib/revocation.js';
import { step, story } from './lib/story.js';
import { callTools, listTools } from './lib/tools.js';
import { assertWire, discovery, wire } from './lib/wire.js';

const script = packaged('@modelcontextprotocol/inspector', 'clients/launcher/build/index.js');
const authRequired = 3;

const house = new Household('inspector', {
  MCP_AUTO_OPEN_ENABLED: 'true',
  MCP_INSPECTOR_SECRET_STORE: 'file',
});

function inspect(method, ...more) {
  const flags = ['--transport', 'http', '--format', 'json', '--method', method];
  return house.run(script, ['--cli', mcpUrl, ...flags, ...more]);
}

async function result(running) {
  const { code, out, err } = await running;
  assert.equal(code, 0, `exit code ${code}\n${out}${err}`);
  return JSON.parse(out).result;
}

const list = async (...more) => (await result(inspect('tools/list', ...more))).tools;

const call =
  (...more) =>
  async (name, args) => {
    const json = ['--tool-name', name, '--tool-args-json', JSON.stringify(args)];
    return (await result(inspect('tools/call', ...json, ...more))).structuredContent;
  };

/** The tokens as the Inspector keeps them: JSON in a string of a JSON file. */
const vault = {
  file: join(house.home, '.mcp-inspector', 'secrets.json'),
  read() {
    const all = JSON.parse(readFileSync(this.file, 'utf8'));
    const key = Object.keys(all.secrets).find((name) => name.includes(':tokens:'));
    return { all, key, tokens: JSON.parse(all.secrets[key]) };
  },
  spoilAccessToken() {
    const { all, key, tokens } = this.read();
    all.secrets[key] = JSON.stringify({ ...tokens, access_token: `${tokens.access_token}x` });
    writeFileSync(this.file, JSON.stringify(all));
    return tokens;
  },
};

await story('Inspector command line', async () => {
  const person = await aPerson();

  await step('was told access_denied when the person cancelled', async () => {
    const listing = inspect('tools/list');
    const { landed } = await person.answer(await house.nextOpened(), 'cancel');
    assert.equal(landed.get('error'), 'access_denied');
    const { code, err } = await listing;
    assert.notEqual(code, 0, err);
    assertWire(discovery);
  });
  const client_id = await step('discovered, authorized and listed', async () => {
    const listing = list();
    const url = await house.nextOpened();
    assert.match(url, /code_challenge_method=S256/);
    await person.answer(url);
    await listing;
    return new URL(url).searchParams.get('client_id');
  });
  await listTools(list);
  await step('found no schema that some assistant could not take', () => list('--strict'));
  const beforeTools = wire().length;
  await callTools(call(), { progress: false });
  // The command line prints results only; the progress before them came as a stream of events.
  assertWire(['POST /v1/mcp 200 text/event-stream'], beforeTools);
  await step('called a tool in the era of 2026-07-28', () =>
    call('--protocol-era', 'modern')('list_agents', {}),
  );
  await step('refreshed an access token that the server refused', async () => {
    const since = wire().length;
    const before = vault.spoilAccessToken();
    await call()('list_agents', {});
    assertWire(['POST /v1/mcp 401', 'POST /oauth/token 200', 'POST /v1/mcp 200'], since);
    assert.notEqual(vault.read().tokens.refresh_token, before.refresh_token, 'not rotated');
  });
  await step('saw the revoked token refused', async () => {
    await revoke(vault.read().tokens, { client_id });
    assert.equal((await inspect('tools/list', '--stored-auth-only')).code, authRequired);
  });
  await step('authorized again and went on', async () => {
    const calling = call()('list_agents', {});
    await person.answer(await house.nextOpened());
    await calling;
  });
});
