/** What an application made with the official SDK does, from the first 401 to the last. */
import assert from 'node:assert/strict';
import { listenForCallback } from './callback.js';
import { mcpUrl } from './gate.js';
import { aPerson } from './person.js';
import { atEnd, step } from './story.js';
import { callTools, listTools } from './tools.js';
import { revoke } from './revocation.js';
import { Wallet } from './wallet.js';
import { assertWire, discovery, wire } from './wire.js';

/**
 * `sdk` is what differs between the generations: how a `client`, a `transport` and a `call` are
 * made, how the browser's answer is handed in (`finish`), and which revision must be spoken.
 */
export async function tour(sdk) {
  const callback = await listenForCallback();
  const wallet = new Wallet(callback.redirectUrl);
  const person = await aPerson();
  const app = { sdk, callback, wallet, person };

  let waiting = await step('was refused, discovered the server and registered', async () => {
    const transport = await refused(app);
    assertWire(discovery);
    return transport;
  });
  await step('asked with PKCE S256, state and resource', () => assertAsked(wallet));
  await step('was told access_denied when the person cancelled', async () => {
    const { pages } = await person.answer(wallet.asked, 'cancel');
    assert.deepEqual(pages, ['sign-in', 'consent']);
    const answer = callback.take();
    assert.equal(answer.get('error'), 'access_denied');
    assert.equal(answer.get('state'), wallet.sentState);
    await assert.rejects(sdk.finish(waiting, answer));
    assert.equal(wallet.tokens(), undefined);
  });
  waiting = await refused(app);
  await step('redeemed the code after the person allowed', () => allowed(app, waiting));

  const client = await step(`connected and spoke ${sdk.revision}`, () => connect(app));
  const call = async (name, args, onprogress) =>
    structured(await sdk.call(client, { name, arguments: args }, { onprogress }));
  await listTools(async () => (await client.listTools()).tools);
  await callTools(call);

  await step('refreshed an access token that the server refused', async () => {
    const before = wallet.tokens();
    const since = wire().length;
    wallet.saveTokens({ ...before, access_token: `${before.access_token}x` });
    await call('list_agents', {});
    assertWire(['POST /v1/mcp 401', 'POST /oauth/token 200', 'POST /v1/mcp 200'], since);
    assert.notEqual(wallet.tokens().access_token, before.access_token);
    assert.notEqual(wallet.tokens().refresh_token, before.refresh_token, 'not rotated');
  });
  await step('saw the revoked token refused', async () => {
    await revoke(wallet.tokens(), wallet.clientInformation());
    await assert.rejects(call('list_agents', {}), sdk.Unauthorized);
  });
  await step('authorized again and went on', async () => {
    const transport = await refused(app);
    await allowed(app, transport);
    const again = await connect(app);
    structured(await sdk.call(again, { name: 'list_agents', arguments: {} }));
  });
}

/** Only the connection: a client after its first sign-in. */
export async function connected(sdk) {
  const callback = await listenForCallback();
  const app = { sdk, callback, wallet: new Wallet(callback.redirectUrl), person: await aPerson() };
  await allowed(app, await refused(app));
  return connect(app);
}

/** Connects without a token that counts; the transport then waits for the browser's answer. */
async function refused({ sdk, wallet }) {
  const transport = sdk.transport(wallet);
  await assert.rejects(sdk.client().connect(transport), sdk.Unauthorized);
  return transport;
}

async function allowed({ sdk, callback, wallet, person }, transport) {
  await person.answer(wallet.asked);
  const answer = callback.take();
  assert.equal(answer.get('error'), null, answer.get('error_description'));
  assert.equal(answer.get('state'), wallet.sentState);
  await sdk.finish(transport, answer);
  assert.ok(wallet.tokens().refresh_token, 'no refresh token');
}

async function connect({ sdk, wallet }) {
  const client = sdk.client();
  await client.connect(sdk.transport(wallet));
  atEnd(() => client.close());
  assert.equal(sdk.spoken(client), sdk.revision);
  return client;
}

function assertAsked({ asked, sentState, redirectUrl }) {
  const parameters = Object.fromEntries(asked.searchParams);
  assert.equal(parameters.code_challenge_method, 'S256');
  assert.equal(parameters.state, sentState);
  assert.equal(parameters.resource, mcpUrl);
  assert.equal(parameters.redirect_uri, redirectUrl);
  assert.match(parameters.scope, /mcp:read/);
}

function structured(result) {
  assert.ok(!result.isError, JSON.stringify(result.content));
  return result.structuredContent;
}
