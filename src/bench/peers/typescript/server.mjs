// The peer in TypeScript SDK v2, wired as its own documentation wires it: createMcpHandler with a
// factory, requireBearerAuth in front, plain node:http. The token is verified at every request
// (jose, ES256), or remembered until it expires with PEER_REMEMBERS=true.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { localhostHostValidation, localhostOriginValidation, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer, OAuthError, OAuthErrorCode, requireBearerAuth } from '@modelcontextprotocol/server';
import { importSPKI, jwtVerify } from 'jose';
import { z } from 'zod';

const { PEER_PORT, PEER_ISSUER, PEER_AUDIENCE, PEER_KEY, PEER_PAYLOAD, PEER_REMEMBERS } = process.env;
const key = await importSPKI(readFileSync(PEER_KEY, 'utf8'), 'ES256');
const payload = JSON.parse(readFileSync(PEER_PAYLOAD, 'utf8'));

async function verify(token) {
  try {
    const { payload: claims } = await jwtVerify(token, key, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer: PEER_ISSUER,
      audience: PEER_AUDIENCE
    });
    return {
      token,
      clientId: claims.client_id,
      scopes: claims.scope.split(' '),
      expiresAt: claims.exp,
      resource: new URL(claims.aud)
    };
  } catch (problem) {
    throw new OAuthError(OAuthErrorCode.InvalidToken, problem.message);
  }
}

const remembered = new Map();

async function verifyOnce(token) {
  let known = remembered.get(token);
  if (known === undefined) {
    known = await verify(token);
    remembered.set(token, known);
  }
  return known;
}

function server() {
  const mcp = new McpServer({ name: 'typescript-peer', version: '1.0.0' });
  mcp.registerTool(
    'list_agents',
    {
      title: 'List agents',
      description: 'List the registered agents.',
      inputSchema: z.object({}),
      outputSchema: z.looseObject({})
    },
    async () => ({
      content: [{ type: 'text', text: JSON.stringify(payload) }],
      structuredContent: payload
    })
  );
  return mcp;
}

const gate = requireBearerAuth({
  verifier: { verifyAccessToken: PEER_REMEMBERS === 'true' ? verifyOnce : verify },
  requiredScopes: ['mcp:execute'],
  expectedResource: new URL(PEER_AUDIENCE)
});
const mcp = createMcpHandler(server, { maxSubscriptions: 10_000 });
const guarded = toNodeHandler({
  async fetch(request, options) {
    const caller = await gate(request);
    return caller instanceof Response ? caller : mcp.fetch(request, { ...options, authInfo: caller });
  }
});
const hostIsOurs = localhostHostValidation();
const originIsOurs = localhostOriginValidation();

createServer((request, response) => {
  // There with --expose-gc alone, and so never while calls are timed.
  if (globalThis.gc && request.url === '/heap') {
    globalThis.gc();
    return response.end(String(process.memoryUsage().heapUsed));
  }
  if (hostIsOurs(request, response) && originIsOurs(request, response)) {
    return guarded(request, response);
  }
}).listen(Number(PEER_PORT), '127.0.0.1');
