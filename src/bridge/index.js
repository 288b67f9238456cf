#!/usr/bin/env node
/**
 * MCP on stdio for a host, MCP over HTTP for Meshgate. Only messages of the protocol go to stdout;
 * what else is to be said goes to stderr.
 */
import { Bridge, Unset } from './bridge.js';
import { Host } from './host.js';
import { lines } from './lines.js';
import { settings } from './settings.js';

/** A host ends the process two seconds after it has closed stdin, and then less gently. */
const GRACE = 1_000;

const { bridge, host } = begin();
let ending = false;

async function end(grace) {
  if (ending) return;
  ending = true;
  await bridge.close(grace);
  process.exit(0);
}

function begin() {
  try {
    const wanted = settings(process.env, process.argv.slice(2));
    const host = new Host(process.stdout, process.stderr, wanted.token);
    host.log(`forwarding to ${wanted.url}`);
    return { host, bridge: new Bridge(wanted, host) };
  } catch (problem) {
    // Hosts show what a request was answered, and hardly ever what stands on stderr.
    const host = new Host(process.stdout, process.stderr);
    host.log(problem.message);
    return { host, bridge: new Unset(problem, host) };
  }
}

process.stdout.on('error', () => process.exit(0));
process.stderr.on('error', () => {});
process.on('SIGTERM', () => end(0));
process.on('SIGINT', () => end(0));

try {
  for await (const line of lines(process.stdin, /\n/g)) {
    if (line.trim()) bridge.take(line);
  }
} catch (problem) {
  host.log(`stdin cannot be read: ${problem.message}`);
}
await end(GRACE);
