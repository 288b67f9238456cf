/** `@modelcontextprotocol/client` 2.x; argument: `auto`, or the revision that it is pinned to. */
import {
  Client,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { mcpUrl } from './lib/gate.js';
import { story } from './lib/story.js';
import { tour } from './lib/tour.js';

const revision = process.argv[2] ?? 'auto';
const mode = revision === 'auto' ? 'auto' : { pin: revision };

await story(`TypeScript SDK v2, ${revision}`, () =>
  tour({
    revision: '2026-07-28',
    spoken: (client) => client.getNegotiatedProtocolVersion(),
    Unauthorized: UnauthorizedError,
    client: () =>
      new Client({ name: 'meshgate-clients-v2', version: '1' }, { versionNegotiation: { mode } }),
    transport: (wallet) =>
      new StreamableHTTPClientTransport(new URL(mcpUrl), { authProvider: wallet }),
    finish: (transport, parameters) => transport.finishAuth(parameters),
    call: (client, request, options) => client.callTool(request, options),
  }),
);
