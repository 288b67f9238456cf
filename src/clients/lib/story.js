/** A story is a list of steps: one line each, the first that fails ends it with exit code 1. */
import { wire } from './wire.js';

const closers = [];
let count = 0;

/** What must be closed however the story ends; the last opened is closed first. */
export function atEnd(close) {
  closers.unshift(close);
}

export async function step(sentence, work) {
  count++;
  try {
    const value = await work();
    console.log(`ok ${count} ${sentence}`);
    return value;
  } catch (reason) {
    console.log(`not ok ${count} ${sentence}`);
    throw reason;
  }
}

export async function story(title, tell) {
  console.log(`# ${title}`);
  let code = 0;
  try {
    await tell();
    console.log(`1..${count}`);
  } catch (reason) {
    code = 1;
    console.log(reason?.stack ?? String(reason));
    if (reason?.cause) console.log('caused by', reason.cause);
    console.log(`the last requests:\n  ${wire().slice(-20).join('\n  ')}`);
  }
  for (const close of closers) {
    await Promise.resolve().then(close).catch((reason) => console.log(`while closing: ${reason}`));
  }
  process.exit(code);
}
