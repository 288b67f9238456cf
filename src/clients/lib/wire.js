/**
 * What went over the wire to the gate, as Node's own HTTP client tells it: `POST /v1/mcp 401 …`.
 * A client that runs as a process of its own loads this file by `--import` and writes to
 * MESHGATE_WIRE; query strings are left out, because codes travel in them.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const gate = new URL(process.env.MESHGATE_URL).origin;
const file = process.env.MESHGATE_WIRE;
const seen = [];

subscribe('undici:request:headers', ({ request, response }) => {
  if (request.origin !== gate) return;
  const type = contentType(response.headers.map(String));
  const line = `${request.method} ${request.path.split('?')[0]} ${response.statusCode} ${type}`;
  if (file) appendFileSync(file, `${line}\n`);
  else seen.push(line);
});

function contentType(headers) {
  const at = headers.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'content-type');
  return at < 0 ? '-' : headers[at + 1].split(';')[0];
}

let childFile;

/** The environment of a client process whose requests shall be seen here. */
export function watched(folder) {
  childFile = join(folder, 'wire.log');
  return {
    MESHGATE_WIRE: childFile,
    NODE_OPTIONS: `--import=${new URL(import.meta.url)}`,
  };
}

export function wire() {
  if (!childFile) return seen;
  return existsSync(childFile) ? readFileSync(childFile, 'utf8').trim().split('\n') : [];
}

/** Fails unless these requests were seen in this order; others may stand between them. */
export function assertWire(expected, since = 0) {
  const lines = wire().slice(since);
  let from = 0;
  for (const start of expected) {
    const at = lines.findIndex((line, i) => i >= from && line.startsWith(start));
    if (at < 0) throw new Error(`no "${start}" among\n  ${lines.join('\n  ')}`);
    from = at + 1;
  }
}

export const discovery = [
  'POST /v1/mcp 401',
  'GET /.well-known/oauth-protected-resource/v1/mcp 200',
  'GET /.well-known/oauth-authorization-server 200',
  'POST /oauth/register 201',
];
