/** The bridge as the gate gives it away, and a host that speaks with it without an SDK. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { baseUrl, outFolder } from './gate.js';
import { atEnd } from './story.js';

export const token = process.env.MESHGATE_PAT;

/** What a host hands on of its own environment, and what the person set up. */
export function environment(settings, home = outFolder) {
  const PATH = `${join(process.execPath, '..')}:${process.env.PATH}`;
  return { PATH, HOME: resolve(home), ...settings };
}

/** Fetches and unpacks; the script with which it begins. */
export async function unpackedBridge(name) {
  const folder = emptied(name);
  const archive = join(folder, 'bridge.tgz');
  writeFileSync(archive, await fetched('/bridge.tgz'));
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return join(folder, 'package', 'index.js');
}

export async function fetched(path) {
  const answer = await fetch(baseUrl + path);
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

export function emptied(name) {
  const folder = resolve(outFolder, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

export class RawHost {
  /** Everything that came on stdout: each line must be a message. */
  heard = [];
  err = '';
  #waiting = [];
  #id = 0;

  constructor(script, settings, node = process.execPath) {
    this.process = spawn(node, [script], { env: environment(settings) });
    atEnd(() => this.process.kill('SIGKILL'));
    this.closed = new Promise((done) => this.process.once('close', done));
    this.process.stderr.on('data', (text) => (this.err += text));
    let rest = '';
    this.process.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      lines.forEach((line) => this.#hear(line));
    });
  }

  #hear(line) {
    const message = JSON.parse(line);
    if (message.jsonrpc !== '2.0') throw new Error(`not JSON-RPC: ${line}`);
    this.heard.push(message);
    this.#waiting = this.#waiting.filter(({ fits, done }) => !fits(message) || done(message));
  }

  say(text) {
    this.process.stdin.write(`${text}\n`);
  }

  /** The next message that fits, if it was not heard before. */
  next(fits, sentence = 'no such message came') {
    return new Promise((done, failed) => {
      const late = setTimeout(
        () => failed(new Error(`${sentence}: ${JSON.stringify(this.heard)}\n${this.err}`)),
        20_000,
      );
      const heard = (message) => {
        clearTimeout(late);
        done(message);
      };
      const earlier = this.heard.find(fits);
      if (earlier) heard(earlier);
      else this.#waiting.push({ fits, done: heard });
    });
  }

  notify(method, params) {
    this.say(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  /** Asks, and says at once under which id. */
  begin(method, params = {}) {
    const id = ++this.#id;
    this.say(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return id;
  }

  answer(id) {
    return this.next((message) => message.id === id && message.method === undefined);
  }

  ask(method, params) {
    return this.answer(this.begin(method, params));
  }

  async initialize(protocolVersion = '2025-11-25') {
    const clientInfo = { name: 'raw', version: '1' };
    const answer = await this.ask('initialize', { protocolVersion, capabilities: {}, clientInfo });
    this.notify('notifications/initialized');
    return answer;
  }

  /** Closes stdin, as hosts do, and gives the exit code. */
  end() {
    this.process.stdin.end();
    return this.closed;
  }
}
