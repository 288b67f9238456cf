/**
 * Puts a bearer token into every request, because the suite cannot send one. Everything else goes
 * through as it is: Host and Origin, which the server judges, streams as they come, and a client
 * that leaves.
 */
import { createServer, request } from 'node:http';
import { once } from 'node:events';

export async function bearerProxy(upstream, token) {
  const { hostname, port } = new URL(upstream);
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, authorization: `Bearer ${token}` };
    const { method, url: path } = incoming;
    const forwarded = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      outgoing.flushHeaders();
      answer.on('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.closeAllConnections() };
}
