/** Meshgate, as we speak with it: each message in the manner of the revision that it is of. */
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf } from './answers.js';
import { ToolHeaders, modernHeaders, namedVersion } from './headers.js';
import { HEADER_MISMATCH, INVALID_REQUEST, METHOD_NOT_FOUND } from './messages.js';
import { Problem, ofNetwork, ofStatus } from './problems.js';
import { Session } from './session.js';
import { Wire, textOf } from './wire.js';

/** The longest pause, in seconds, that is waited for instead of telling the host to wait. */
const PATIENCE = 20;

export class Gate {
  #url;
  #wire;
  #host;
  #session;
  #modern;
  #tools = new ToolHeaders();

  constructor({ url, token }, host) {
    this.#url = url;
    this.#wire = new Wire({ url, token });
    this.#host = host;
  }

  /**
   * The text of the answer; what comes before it goes to `forward`.
   *
   * @throws Problem where there is no answer
   */
  async request(message, text, { signal, forward }) {
    try {
      return await this.#asked(message, text, { signal, forward });
    } catch (error) {
      throw error instanceof Problem ? error : ofNetwork(error, this.#url);
    }
  }

  async #asked(message, text, { signal, forward }) {
    // Each is mended once; what is then still wrong is the host's to hear.
    const mended = new Set();
    const first = (reason) => !mended.has(reason) && mended.add(reason);
    for (;;) {
      const { session, headers } = this.#manner(message);
      const response = await this.#wire.send('POST', headers, { body: text, signal });
      const seconds = Number(response.headers['retry-after']);
      if (response.statusCode === 429 && seconds <= PATIENCE && first('haste')) {
        response.resume();
        await pause(seconds * 1_000, undefined, { signal });
        continue;
      }
      const answer = await answerOf(response, message.id, this.#url, forward);
      const code = answer.message.error?.code;
      if (session?.id && answer.status === 404 && code !== METHOD_NOT_FOUND && first('session')) {
        await session.renew(headers['Mcp-Session-Id']);
        continue;
      }
      const modernCall = message.method === 'tools/call' && namedVersion(message) !== undefined;
      if (modernCall && code === HEADER_MISMATCH && first('headers')) {
        await this.#learnTools(message, signal);
        continue;
      }
      if (code === undefined) await this.#remember(message, text, response, answer);
      return answer.text;
    }
  }

  /** Sends what has no answer: a notification, or the host's response to a request of the server. */
  async tell(message, text) {
    const { session, headers } = this.#manner(message);
    const response = await this.#wire.send('POST', headers, { body: text });
    const said = await textOf(response, 10_000);
    if (response.statusCode >= 300) throw ofStatus(response, said, this.#url);
    if (message.method === 'notifications/initialized') session?.initialized(text);
  }

  async end() {
    await this.#session?.end();
  }

  /** The session that the message belongs to, if any, and its headers. */
  #manner(message) {
    if (message.method === 'initialize' && namedVersion(message) === undefined) {
      return { headers: {} };
    }
    const version = namedVersion(message) ?? (this.#session ? undefined : this.#modern);
    if (version === undefined) return { session: this.#session, headers: this.#session?.headers };
    if (!/^[\x21-\x7e]+$/.test(message.method) || !/^[\x21-\x7e]+$/.test(version)) {
      throw new Problem(INVALID_REQUEST, 'The method or the revision holds what no header may.');
    }
    this.#modern = version;
    const repeated = message.method === 'tools/call' ? this.#tools.of(message) : {};
    return { headers: { ...modernHeaders(message, version), ...repeated } };
  }

  async #remember(message, text, response, answer) {
    if (message.method === 'tools/list') this.#tools.learn(answer.message.result);
    if (namedVersion(message) !== undefined) return;
    if (message.method === 'initialize') {
      await this.#session?.end();
      const opening = { message, text };
      const { result } = answer.message;
      if (typeof result?.protocolVersion !== 'string') return;
      const parts = { url: this.#url, wire: this.#wire, host: this.#host };
      this.#session = new Session({ ...parts, opening, response, answer });
    } else {
      this.#session?.keep(message, text);
    }
  }

  /** A host that never listed the tools cannot know that some arguments belong into headers. */
  async #learnTools(call, signal) {
    const { progressToken, ...meta } = call.params._meta;
    let cursor;
    do {
      const params = { _meta: meta, ...(cursor !== undefined && { cursor }) };
      const list = { jsonrpc: '2.0', id: 'meshgate-bridge', method: 'tools/list', params };
      const { headers } = this.#manner(list);
      const response = await this.#wire.send('POST', headers, { body: JSON.stringify(list), signal });
      const { message } = await answerOf(response, list.id, this.#url, () => {});
      this.#tools.learn(message.result);
      cursor = message.result?.nextCursor;
    } while (cursor !== undefined);
  }
}
