/** The loopback listener of an application (RFC 8252 §7.3): takes what the browser brings back. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { atEnd } from './story.js';

export async function listenForCallback() {
  const arrived = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, redirectUrl);
    if (url.pathname === '/callback') arrived.push(url.searchParams);
    response.end('You may close this page.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => server.closeAllConnections());
  const redirectUrl = `http://127.0.0.1:${server.address().port}/callback`;
  return { redirectUrl, take: () => arrived.shift() };
}
