/** The official suite, as a program of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(import.meta.resolve('@modelcontextprotocol/conformance/dist/index.js'));

/** Runs it to its end; what it prints goes to `heard` too, as it comes. Gives its exit code. */
export async function suite(args, heard = () => {}) {
  console.log(`conformance ${args.join(' ')}`);
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    heard(text);
  });
  const [code] = await once(child, 'close');
  return code ?? 1;
}

export function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
