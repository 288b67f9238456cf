/** `openid-client`: a certified OpenID Connect relying party lets a person sign in with Meshgate. */
import assert from 'node:assert/strict';
import * as openid from 'openid-client';
import { listenForCallback } from './lib/callback.js';
import { account, baseUrl, mcpUrl } from './lib/gate.js';
import { aPerson } from './lib/person.js';
import { step, story } from './lib/story.js';

const scope = 'openid profile email mcp:read offline_access';

await story('openid-client', async () => {
  const callback = await listenForCallback();
  const person = await aPerson();

  const config = await step('discovered the provider and registered with a secret', async () => {
    const config = await openid.dynamicClientRegistration(
      new URL(baseUrl),
      {
        client_name: 'Relying party',
        redirect_uris: [callback.redirectUrl],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
      },
      undefined,
      { execute: [openid.allowInsecureRequests] },
    );
    assert.ok(config.serverMetadata().userinfo_endpoint);
    return config;
  });

  const tokens = await step('took an ID token that holds after the person allowed', async () => {
    const verifier = openid.randomPKCECodeVerifier();
    const expected = { state: openid.randomState(), nonce: openid.randomNonce() };
    const url = openid.buildAuthorizationUrl(config, {
      ...expected,
      redirect_uri: callback.redirectUrl,
      scope,
      resource: mcpUrl,
      max_age: '3600',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    await person.answer(url);
    const tokens = await openid.authorizationCodeGrant(
      config,
      new URL(`${callback.redirectUrl}?${callback.take()}`),
      {
        pkceCodeVerifier: verifier,
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        idTokenExpected: true,
        maxAge: 3600,
      },
    );
    assert.equal(tokens.claims().aud, config.clientMetadata().client_id);
    return tokens;
  });

  await step('asked who it is', async () => {
    const who = await openid.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
    assert.equal(who.email, account.email);
    assert.ok(who.name);
  });
  await step('asked what its token is worth', async () => {
    const { active, scope: granted } = await openid.tokenIntrospection(config, tokens.access_token);
    assert.equal(active, true);
    assert.match(granted, /openid/);
  });
  const fresh = await step('refreshed', () =>
    openid.refreshTokenGrant(config, tokens.refresh_token, { resource: mcpUrl }),
  );
  await step('gave it back, and was told that it is worth nothing', async () => {
    await openid.tokenRevocation(config, fresh.refresh_token);
    const { active } = await openid.tokenIntrospection(config, fresh.access_token);
    assert.equal(active, false);
  });
});
