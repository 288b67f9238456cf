/** `@modelcontextprotocol/sdk` 1.x: the sessionful era, as most applications speak it today. */
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { mcpUrl } from './lib/gate.js';
import { story } from './lib/story.js';
import { tour } from './lib/tour.js';

await story('TypeScript SDK v1', () =>
  tour({
    revision: '2025-11-25',
    spoken: (client) => client.transport.protocolVersion,
    Unauthorized: UnauthorizedError,
    client: () => new Client({ name: 'meshgate-clients-v1', version: '1' }),
    transport: (wallet) =>
      new StreamableHTTPClientTransport(new URL(mcpUrl), { authProvider: wallet }),
    finish: async (transport, parameters) => {
      // This generation takes the code alone: what else came back is the application's to read.
      if (parameters.has('error')) throw new Error(parameters.get('error'));
      await transport.finishAuth(parameters.get('code'));
    },
    call: (client, request, options) => client.callTool(request, undefined, options),
  }),
);
