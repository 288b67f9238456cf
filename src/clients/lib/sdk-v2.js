/** How a client is made with `@modelcontextprotocol/client` 2.x. */
import {
  Client,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { mcpUrl } from './gate.js';

/** `options` are those of its Client: which revision it negotiates, what it can. */
export function sdkV2(options) {
  return {
    revision: '2026-07-28',
    spoken: (client) => client.getNegotiatedProtocolVersion(),
    Unauthorized: UnauthorizedError,
    client: () => new Client({ name: 'meshgate-clients-v2', version: '1' }, options),
    transport: (wallet) =>
      new StreamableHTTPClientTransport(new URL(mcpUrl), { authProvider: wallet }),
    finish: (transport, parameters) => transport.finishAuth(parameters),
    call: (client, request, options) => client.callTool(request, options),
  };
}
