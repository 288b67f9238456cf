/** Servers that are not ours, and say what a test has them say. */
import { createServer } from 'node:http';
import { RawHost } from './bridge.js';
import { atEnd } from './story.js';

export const MESHGATE_TOKEN = 'pat_not_for_strangers';
export const json = { 'content-type': 'application/json' };
export const events = { 'content-type': 'text/event-stream' };
export const result = (id, value = {}) => JSON.stringify({ jsonrpc: '2.0', id, result: value });

/** A host whose bridge, begun with `script`, leads to `url`. */
export const hosts = (script) => (url, more) =>
  new RawHost(script, { MESHGATE_URL: url, MESHGATE_TOKEN, ...more });

/** A server that answers as told, and what it was asked. */
export async function stranger(answer) {
  const asked = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const message = body ? JSON.parse(body) : undefined;
    asked.push({ method: request.method, url: request.url, headers: request.headers, message });
    response.on('close', () => asked.at(-1).left ??= !response.writableEnded);
    await answer({ request, response, message, count: asked.length });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  atEnd(() => server.closeAllConnections());
  return { asked, server, url: `http://127.0.0.1:${server.address().port}` };
}
