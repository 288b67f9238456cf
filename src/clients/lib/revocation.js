/** Takes back what was granted (RFC 7009), and proves that the gate obeys. */
import assert from 'node:assert/strict';
import { baseUrl, mcpUrl } from './gate.js';

/** RFC 7009 §2.1: with the refresh token, the access tokens of the same grant end too. */
export async function revoke({ access_token, refresh_token }, { client_id }) {
  const metadata = await (await fetch(`${baseUrl}/.well-known/oauth-authorization-server`)).json();
  const body = new URLSearchParams({ token: refresh_token, client_id });
  const answer = await fetch(metadata.revocation_endpoint, { method: 'POST', body });
  assert.equal(answer.status, 200, await answer.text());
  await assertRefused(access_token);
}

async function assertRefused(token) {
  const answer = await fetch(mcpUrl, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  assert.equal(answer.status, 401);
  assert.match(answer.headers.get('www-authenticate'), /^Bearer .*error="invalid_token"/);
}
