/**
 * An MCP server of the official SDK, over streamable HTTP at /mcp. Arguments: the port, and `changed`
 * where a tool shall say something else of itself.
 */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { listen } from './lib/ready.js';
import { cancelled, executed, remember, seen } from './lib/seen.js';

const said = (text) => ({ content: [{ type: 'text', text }] });

function server() {
  const mcp = new McpServer({ name: 'meshgate-peer', version: '1.0.0' });
  mcp.registerTool(
    'echo',
    {
      description: process.argv[3] === 'changed' ? 'Says what others were told' : 'Says what it was told',
      inputSchema: { text: z.string() },
      outputSchema: { text: z.string() },
      annotations: { readOnlyHint: true },
    },
    async ({ text }) => {
      executed();
      return { ...said(text), structuredContent: { text } };
    },
  );
  mcp.registerTool(
    'slow',
    { description: 'Works for that long and tells how far it is', inputSchema: { seconds: z.number().positive() } },
    async ({ seconds }, extra) => {
      executed();
      try {
        await crawl(Math.ceil(seconds * 5), extra);
      } catch (reason) {
        if (extra.signal.aborted) cancelled();
        throw reason;
      }
      return said(`Worked for ${seconds} s`);
    },
  );
  return mcp;
}

async function crawl(total, { signal, sendNotification, _meta }) {
  const progressToken = _meta?.progressToken;
  for (let progress = 1; progress <= total; progress++) {
    await pause(200, undefined, { signal });
    if (progressToken === undefined) continue;
    const params = { progressToken, progress, total, message: `step ${progress}` };
    await sendNotification({ method: 'notifications/progress', params });
  }
}

const sessions = new Map();

async function opened() {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => sessions.set(id, transport),
    onsessionclosed: (id) => sessions.delete(id),
  });
  await server().connect(transport);
  return transport;
}

const app = express();
app.get('/seen', (request, response) => response.json(seen));
app.use(express.json(), remember);
app.all('/mcp', async (request, response) => {
  const id = request.headers['mcp-session-id'];
  const transport = sessions.get(id) ?? (isInitializeRequest(request.body) ? await opened() : undefined);
  if (transport) return transport.handleRequest(request, response, request.body);
  const error = { code: -32001, message: 'Session not found' };
  response.status(id ? 404 : 400).json({ jsonrpc: '2.0', id: null, error });
});
listen(app);
