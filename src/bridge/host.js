/** The program that started us: it reads messages from stdout, and at best keeps stderr. */
import { oneLine } from './messages.js';

export class Host {
  #stdout;
  #stderr;
  #secret;

  /** `secret` is never written to stderr, and not into what we say ourselves. */
  constructor(stdout, stderr, secret) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    this.#secret = secret;
  }

  /** Sends one message; fulfilled when it may be followed by another. */
  send(text) {
    return new Promise((sent) => this.#stdout.write(`${oneLine(text)}\n`, sent));
  }

  log(sentence) {
    this.#stderr.write(`meshgate-bridge: ${oneLine(this.quiet(sentence))}\n`);
  }

  quiet(text) {
    return this.#secret ? text.replaceAll(this.#secret, '***') : text;
  }
}
