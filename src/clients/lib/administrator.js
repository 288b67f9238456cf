/** What an administrator does over REST. */
import assert from 'node:assert/strict';
import * as openid from 'openid-client';
import { listenForCallback } from './callback.js';
import { baseUrl, post } from './gate.js';
import { aPerson } from './person.js';

/** A token for /v1/admin, of the person of these stories. */
export async function administration() {
  const callback = await listenForCallback();
  const resource = `${baseUrl}/v1/admin`;
  const config = await openid.dynamicClientRegistration(
    new URL(baseUrl),
    { redirect_uris: [callback.redirectUrl], token_endpoint_auth_method: 'none' },
    openid.None(),
    { execute: [openid.allowInsecureRequests] },
  );
  const verifier = openid.randomPKCECodeVerifier();
  const person = await aPerson();
  await person.answer(
    openid.buildAuthorizationUrl(config, {
      redirect_uri: callback.redirectUrl,
      scope: 'mcp:manage',
      resource,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
  );
  const answer = new URL(`${callback.redirectUrl}?${callback.take()}`);
  const tokens = await openid.authorizationCodeGrant(config, answer, {
    pkceCodeVerifier: verifier,
  });
  return tokens.access_token;
}

/** Enters a client that does not enter itself; gives what the server says of it. */
export async function enter(administrator, client) {
  const answer = await post(`${baseUrl}/v1/admin/clients`, client, administrator);
  assert.equal(answer.status, 201);
  return answer.json();
}
