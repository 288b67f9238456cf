/** What the revisions before 2026-07-28 keep between two messages, and the stream that they open. */
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf } from './answers.js';
import { kindOf, parsed } from './messages.js';
import { Problem } from './problems.js';
import { events } from './sse.js';

/** Milliseconds until a stream that ended is opened again: at first, and at most. */
const SOON = 1_000;
const AT_MOST = 30_000;

export class Session {
  #url;
  #wire;
  #host;
  #opening;
  #initialized;
  /** Wishes that the server forgets with the session, by what they are about. */
  #kept = new Map();
  #stream = new AbortController();
  #renewing;

  /** `opening` is what the host sent: `{ message, text }` of `initialize`. */
  constructor({ url, wire, host, opening, response, answer }) {
    this.#url = url;
    this.#wire = wire;
    this.#host = host;
    this.#opening = opening;
    this.#begin(response, answer);
  }

  #begin(response, answer) {
    this.id = response.headers['mcp-session-id'];
    this.version = answer.message.result.protocolVersion;
  }

  get headers() {
    return {
      ...(typeof this.version === 'string' && { 'MCP-Protocol-Version': this.version }),
      ...(this.id && { 'Mcp-Session-Id': this.id }),
    };
  }

  /** Remembers what must be said again in a new session. */
  keep({ method, params }, text) {
    if (method === 'logging/setLevel') this.#kept.set(method, text);
    if (method === 'resources/subscribe') this.#kept.set(`resource ${params?.uri}`, text);
    if (method === 'resources/unsubscribe') this.#kept.delete(`resource ${params?.uri}`);
  }

  initialized(text) {
    this.#initialized = text;
    this.#listen();
  }

  /**
   * Begins anew where the server has ended the session `lost` (HTTP 404); the host need not know.
   */
  async renew(lost) {
    if (this.id !== lost) return;
    this.#renewing ??= this.#again().finally(() => (this.#renewing = undefined));
    await this.#renewing;
  }

  async #again() {
    this.#stream.abort();
    const { message, text } = this.#opening;
    const response = await this.#wire.send('POST', {}, { body: text });
    const answer = await answerOf(response, message.id, this.#url, () => {});
    if (answer.message.error) throw new Problem(404, answer.message.error.message);
    this.#begin(response, answer);
    for (const body of [this.#initialized, ...this.#kept.values()]) {
      if (body) (await this.#wire.send('POST', this.headers, { body })).resume();
    }
    if (this.#initialized) this.#listen();
  }

  /** Ends it at the server too, which would keep it for a while. */
  async end() {
    this.#stream.abort();
    if (!this.id) return;
    const signal = AbortSignal.timeout(500);
    await this.#wire.send('DELETE', this.headers, { signal }).then((r) => r.resume(), () => {});
  }

  /** What the server says unasked comes on a stream of GET, if it has one. */
  async #listen() {
    if (!this.id) return;
    this.#stream = new AbortController();
    const { signal } = this.#stream;
    const came = {};
    for (let wait = SOON; !signal.aborted; wait = Math.min(wait * 2, AT_MOST)) {
      try {
        const headers = { ...this.headers, Accept: 'text/event-stream' };
        if (came.id) headers['Last-Event-ID'] = came.id;
        const response = await this.#wire.send('GET', headers, { signal });
        if (response.statusCode !== 200) {
          response.resume();
          if (response.statusCode < 500 && response.statusCode !== 429) return;
        } else {
          wait = SOON;
          await this.#hear(response, came);
        }
      } catch {
        // Calls tell that the server is away; this stream only waits until it is back.
      }
      await pause(came.retry ?? wait, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #hear(response, came) {
    for await (const { data, id, retry } of events(response)) {
      came.id = id ?? came.id;
      came.retry = retry ?? came.retry;
      const kind = data ? kindOf(parsed(data)) : undefined;
      if (kind === 'request' || kind === 'notification') await this.#host.send(data);
    }
  }
}
