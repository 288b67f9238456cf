/**
 * One exchange over HTTP. Node's `fetch` gives up on a server that is silent for five minutes, and
 * follows redirects unless told not to; its HTTP client does neither.
 */
import http from 'node:http';
import https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, isNobodyThere, ofNetwork } from './problems.js';

/** Milliseconds between attempts to reach a server that is perhaps starting. */
const AGAIN = [250, 500, 1_000];

/** Milliseconds to connect in: a host waits no longer than a minute for its answer. */
const CONNECT = 10_000;

/** Idle connections are closed here, before the server closes them under a request. */
const IDLE = 4_000;

export class Wire {
  #url;
  #client;
  #agent;
  #authorization;

  constructor({ url, token }) {
    this.#url = url;
    this.#client = url.protocol === 'https:' ? https : http;
    this.#agent = new this.#client.Agent({ keepAlive: true, timeout: IDLE });
    this.#authorization = `Bearer ${token}`;
  }

  /**
   * The response, whatever its status, its body still to be read.
   *
   * @throws Problem where there is none
   */
  async send(method, headers, { body, signal } = {}) {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#once(method, headers, body, signal);
      } catch (error) {
        if (signal?.aborted) throw error;
        const again = isNobodyThere(error) && codeOf(error) !== 'ETIMEDOUT';
        if (!again || attempt >= AGAIN.length) throw ofNetwork(error, this.#url);
        await pause(AGAIN[attempt], undefined, { signal });
      }
    }
  }

  #once(method, headers, body, signal) {
    return new Promise((answered, failed) => {
      const request = this.#client.request(this.#url, {
        method,
        agent: this.#agent,
        autoSelectFamily: true,
        signal,
        headers: {
          Accept: 'application/json, text/event-stream',
          Authorization: this.#authorization,
          'User-Agent': 'meshgate-bridge',
          ...(body !== undefined && {
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(body),
          }),
          ...headers,
        },
      });
      request.on('socket', (socket) => connectInTime(request, socket));
      request.on('response', answered);
      request.on('error', failed);
      request.end(body);
    });
  }
}

/** Where packets are dropped on the way, the system would wait for minutes. */
function connectInTime(request, socket) {
  if (!socket.connecting) return;
  const error = Object.assign(new Error('not connected in time'), {
    code: 'ETIMEDOUT',
    syscall: 'connect',
  });
  const late = setTimeout(() => request.destroy(error), CONNECT);
  for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(late));
}

/** The body as text, no more of it than `longest` bytes. */
export async function textOf(response, longest) {
  const chunks = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longest) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
