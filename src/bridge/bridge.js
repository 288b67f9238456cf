/** Takes what the host says, line by line, and sends back what Meshgate answers. */
import { setTimeout as pause } from 'node:timers/promises';
import { Gate } from './gate.js';
import { namedVersion } from './headers.js';
import { INVALID_REQUEST, PARSE_ERROR, failure, kindOf, parsed } from './messages.js';

const UNAVAILABLE = 503;
/** The one request that is answered only when somebody ends it. */
const LISTEN = 'subscriptions/listen';

export class Bridge {
  #gate;
  #host;
  /** Requests without an answer as yet, by id. */
  #calls = new Map();
  /** Ends when the handshake does: no other message may get ahead of it. */
  #opening = Promise.resolve();

  constructor(settings, host) {
    this.#host = host;
    this.#gate = new Gate(settings, host);
  }

  take(line) {
    const message = parsed(line);
    if (message === undefined) {
      this.#host.send(failure(undefined, PARSE_ERROR, 'This line is no JSON.'));
    } else if (Array.isArray(message) && message.length > 0) {
      // Revision 2025-03-26 knows batches; each of one may be answered by itself.
      message.forEach((each) => this.#take(each, JSON.stringify(each)));
    } else {
      this.#take(message, line);
    }
  }

  #take(message, text) {
    const kind = kindOf(message);
    if (kind === undefined) {
      const sentence = 'This is no message of JSON-RPC 2.0, or one without the id that MCP wants.';
      this.#host.send(failure(message?.id, INVALID_REQUEST, sentence));
    } else if (kind === 'request') {
      this.#request(message, text);
    } else if (message.method === 'notifications/cancelled') {
      this.#cancel(message, text);
    } else {
      this.#tell(message, text);
    }
  }

  #request(message, text) {
    if (this.#calls.has(message.id)) {
      const sentence = 'A request with this id has no answer as yet.';
      this.#host.send(failure(message.id, INVALID_REQUEST, sentence));
      return;
    }
    const call = {
      id: message.id,
      method: message.method,
      modern: namedVersion(message) !== undefined,
      cancelled: false,
      leave: new AbortController(),
    };
    this.#calls.set(message.id, call);
    call.done = this.#opening.then(() => this.#answer(call, message, text));
    if (message.method === 'initialize') this.#opening = call.done;
  }

  async #answer(call, message, text) {
    const forward = async (said) => {
      if (!call.cancelled) await this.#host.send(said);
    };
    try {
      const { signal } = call.leave;
      await forward(await this.#gate.request(message, text, { signal, forward }));
    } catch ({ code, message: sentence }) {
      if (call.cancelled) return;
      this.#host.log(`${message.method}: ${sentence}`);
      await forward(failure(message.id, code, this.#host.quiet(sentence)));
    } finally {
      this.#calls.delete(message.id);
    }
  }

  #tell(message, text) {
    const told = this.#opening
      .then(() => this.#gate.tell(message, text))
      .catch((problem) => this.#host.log(`${message.method ?? 'response'}: ${problem.message}`));
    if (message.method === 'notifications/initialized') this.#opening = told;
  }

  #cancel(message, text) {
    const call = this.#calls.get(message.params?.requestId);
    return call && this.#callOff(call, message, text);
  }

  /**
   * Since 2026-07-28 a call over HTTP is cancelled by leaving its stream, before by a notification:
   * there, who leaves may come back.
   */
  async #callOff(call, message, text) {
    call.cancelled = true;
    // A handshake cannot be cancelled.
    if (!call.modern && call.method !== 'initialize') {
      const refused = (problem) => this.#host.log(`${message.method}: ${problem.message}`);
      await this.#gate.tell(message, text).catch(refused);
    }
    call.leave.abort();
  }

  /** Gives what is running `grace` milliseconds, calls off the rest and ends the session. */
  async close(grace) {
    const running = [...this.#calls.values()].filter(({ method }) => method !== LISTEN);
    const answered = Promise.allSettled(running.map((call) => call.done));
    await Promise.race([answered, pause(grace)]);
    const left = [...this.#calls.values()].map((call) => {
      const params = { requestId: call.id, reason: 'The host has gone.' };
      const message = { jsonrpc: '2.0', method: 'notifications/cancelled', params };
      return this.#callOff(call, message, JSON.stringify(message));
    });
    await Promise.race([Promise.all(left).then(() => this.#gate.end()), pause(1_000)]);
  }
}

/** In the bridge's place where it was not set up: every request is told what is missing. */
export class Unset {
  #problem;
  #host;

  constructor(problem, host) {
    this.#problem = problem;
    this.#host = host;
  }

  take(line) {
    const message = parsed(line);
    if (kindOf(message) === 'request') {
      this.#host.send(failure(message.id, UNAVAILABLE, this.#problem.message));
    }
  }

  async close() {}
}
