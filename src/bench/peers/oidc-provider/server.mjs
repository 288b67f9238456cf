// The peer node-oidc-provider, wired as its own documentation wires it: everything in memory, its
// pages for development, one client. Where a resource is named its access tokens are JWTs (RS256,
// its default), else opaque.
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';
import { Memory } from './memory.mjs';

const { PEER_ISSUER, PEER_CLIENT, PEER_SECRET, PEER_REDIRECT } = process.env;
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

const provider = new Provider(PEER_ISSUER, {
  adapter: Memory,
  clients: [
    {
      client_id: PEER_CLIENT,
      client_secret: PEER_SECRET,
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
      redirect_uris: [PEER_REDIRECT]
    }
  ],
  jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' }] },
  cookies: { keys: ['bench-only'] },
  scopes: ['mcp:read', 'mcp:execute'],
  findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  features: {
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (context, resource) => ({
        scope: 'mcp:read mcp:execute',
        audience: resource,
        accessTokenFormat: 'jwt',
        accessTokenTTL: 3600
      })
    }
  },
  // What every client of ours gets: a refresh token that is new each time and outlives the session.
  issueRefreshToken: (context, client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: () => false,
  rotateRefreshToken: true
});

provider.listen(Number(new URL(PEER_ISSUER).port), '127.0.0.1');
