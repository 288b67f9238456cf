/**
 * Programs that act for themselves (`io.modelcontextprotocol/oauth-client-credentials`), as the
 * official SDK lets them: one proves itself with a secret, one with a key. No browser is there.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import {
  ClientCredentialsProvider,
  PrivateKeyJwtProvider,
} from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { administration, enter } from './lib/administrator.js';
import { mcpUrl } from './lib/gate.js';
import { atEnd, step, story } from './lib/story.js';

const grant_types = ['client_credentials'];
const scope = 'mcp:read';

await story('Programs without a person', async () => {
  const administrator = await step('an administrator is there', administration);

  await step('one with a secret called list_agents', async () => {
    const { client_id: clientId, client_secret: clientSecret } = await enter(administrator, {
      client_name: 'Nightly report',
      grant_types,
      scope,
      token_endpoint_auth_method: 'client_secret_basic',
    });
    await callAs(new ClientCredentialsProvider({ clientId, clientSecret, scope }));
  });

  await step('one with a key called list_agents', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { client_id: clientId } = await enter(administrator, {
      client_name: 'Nightly import',
      grant_types,
      scope,
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'ES256', use: 'sig' }] },
    });
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    await callAs(new PrivateKeyJwtProvider({ clientId, privateKey: pem, algorithm: 'ES256', scope }));
  });

  await step('one with a wrong secret was refused', async () => {
    const { client_id: clientId } = await enter(administrator, {
      client_name: 'Forgetful',
      grant_types,
      scope,
      token_endpoint_auth_method: 'client_secret_basic',
    });
    const forgetful = new ClientCredentialsProvider({ clientId, clientSecret: 'guessed', scope });
    await assert.rejects(callAs(forgetful));
  });
});

async function callAs(authProvider) {
  const client = new Client({ name: 'meshgate-machine', version: '1' });
  atEnd(() => client.close());
  await client.connect(new StreamableHTTPClientTransport(new URL(mcpUrl), { authProvider }));
  const { structuredContent } = await client.callTool({ name: 'list_agents', arguments: {} });
  assert.ok(structuredContent.agents.length > 0);
}
