/**
 * What ChatGPT does for the Actions of a GPT, told from the outside: it imports the document, sends
 * the browser without PKCE and without a resource, redeems with its secret, and calls operations
 * where the document says that they are. Its own site is never reached.
 */
import assert from 'node:assert/strict';
import { administration, enter } from './lib/administrator.js';
import { baseUrl, post } from './lib/gate.js';
import { aPerson } from './lib/person.js';
import { step, story } from './lib/story.js';

const gpt = 'g-7Wk2meshgate';
const chatgpt = 'https://chat.openai.com';
const scope = 'mcp:read mcp:execute';

await story('GPT Actions', async () => {
  const administrator = await step('an administrator entered the GPT', administration);
  const marked = await enter(administrator, { client_name: 'Our GPT', gpt_action: gpt, scope });
  const redirectUri = marked.redirect_uris.find((uri) => uri.startsWith(chatgpt));
  const document = await step('imported the document', async () => {
    const document = await json(await fetch(`${baseUrl}/v1/actions.json`));
    const { authorizationCode: flow } = Object.values(document.components.securitySchemes)
      .map((scheme) => scheme.flows)
      .find((flows) => flows?.authorizationCode);
    assert.equal(flow.authorizationUrl, `${baseUrl}/oauth/authorize`);
    assert.equal(flow.tokenUrl, `${baseUrl}/oauth/token`);
    return { ...document, flow };
  });

  const tokens = await step('a person signed in and allowed, in a browser', async () => {
    const person = await aPerson();
    const state = 'oaisdr_ac_6f1e';
    const { pages, landed } = await person.answer(
      asking(document.flow.authorizationUrl, marked, redirectUri, state),
    );
    assert.deepEqual(pages, ['sign-in', 'consent']);
    assert.equal(landed.get('state'), state);
    return redeem(document.flow.tokenUrl, marked, redirectUri, landed.get('code'));
  });
  const call = operations(document, tokens);
  await step('called list_agents', async () => {
    const { agents } = await call('list_agents', {});
    assert.ok(agents.length > 0);
  });
  await step('called search', async () => {
    const { results } = await call('search', { query: 'travel policy' });
    assert.ok(results.length > 0);
  });

  await step('one that is not marked was refused', async () => {
    const unmarked = await enter(administrator, {
      client_name: 'Not marked',
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'client_secret_post',
    });
    const person = await aPerson();
    const { pages, landed } = await person.answer(
      asking(document.flow.authorizationUrl, unmarked, redirectUri, 'oaisdr_ac_6f1f'),
    );
    assert.deepEqual(pages, []);
    assert.equal(landed.get('error'), 'invalid_request');
    assert.match(landed.get('error_description'), /code_challenge/);
  });
});

function asking(authorizationUrl, client, redirectUri, state) {
  const url = new URL(authorizationUrl);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    state,
    scope,
  });
  return url;
}

async function redeem(tokenUrl, client, redirectUri, code) {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: client.client_id,
    client_secret: client.client_secret,
    code,
    redirect_uri: redirectUri,
  });
  return json(await fetch(tokenUrl, { method: 'POST', body }));
}

/** Calls by `operationId`, as the document says. */
function operations(document, { access_token: token }) {
  return async (name, args) => {
    const [path] = Object.entries(document.paths).find(([, { post }]) => post.operationId === name);
    return json(await post(document.servers[0].url + path, args, token));
  };
}

async function json(answer) {
  const text = await answer.text();
  assert.equal(answer.status, 200, text);
  return JSON.parse(text);
}
