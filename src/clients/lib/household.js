/**
 * Where a client that is a process of its own lives: a new home folder, and a browser that does
 * not open but notes the URL, so that the person of the story can open it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { baseUrl, outFolder } from './gate.js';
import { atEnd } from './story.js';
import { watched } from './wire.js';

export class Household {
  constructor(name, env = {}) {
    this.home = resolve(outFolder, name);
    rmSync(this.home, { recursive: true, force: true });
    mkdirSync(this.home, { recursive: true });
    this.opened = join(this.home, 'opened-urls');
    const browser = join(this.home, 'browser');
    writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${this.opened}'\n`, { mode: 0o755 });
    this.env = {
      PATH: process.env.PATH,
      HOME: this.home,
      BROWSER: browser,
      MESHGATE_URL: baseUrl,
      ...watched(this.home),
      ...env,
    };
  }

  /** Runs a script to its end. */
  async run(script, args) {
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [script, ...args], { env: this.env, stdio });
    atEnd(() => child.kill());
    const said = { out: '', err: '' };
    child.stdout.on('data', (text) => (said.out += text));
    child.stderr.on('data', (text) => (said.err += text));
    const code = await new Promise((done) => child.once('close', done));
    return { code, ...said };
  }

  /** The next URL that the client asks the browser to open; the file is there before its line is. */
  async nextOpened() {
    for (let i = 0; i < 200; i++, await pause(100)) {
      const noted = existsSync(this.opened) ? readFileSync(this.opened, 'utf8') : '';
      if (!noted.endsWith('\n')) continue;
      rmSync(this.opened);
      return noted.trim();
    }
    throw new Error('The client did not open a browser within 20 s');
  }
}

/** The file of an installed package, also when the package does not export it. */
export function packaged(name, file) {
  const require = createRequire(import.meta.url);
  const folder = require.resolve.paths(name).map((path) => join(path, name)).find(existsSync);
  return join(folder, file);
}
