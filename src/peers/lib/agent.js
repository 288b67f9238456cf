/** The agent itself, in no version of the protocol; `pen` writes what it says in one of them. */
import { setTimeout as pause } from 'node:timers/promises';
import { cancelled, executed } from './seen.js';

const running = new Map();

/** @param resumed whether the message answers a question of the same task */
export async function execute(taskId, text, resumed, pen) {
  executed();
  pen.begin();
  if (resumed) return answer(text, pen);
  if (text.startsWith('slow')) return crawl(taskId, text, pen);
  if (text.startsWith('fail')) return pen.status('failed', 'I was told to fail');
  if (text.startsWith('ask')) return pen.status('input-required', 'Which year?');
  return answer(text, pen);
}

export function cancel(taskId) {
  running.get(taskId)?.abort();
}

function answer(text, pen) {
  pen.status('working', 'thinking');
  pen.artifact([{ text: 'You said: ' }], { append: false, last: false });
  pen.artifact([{ text }, { data: { length: text.length } }], { append: true, last: true });
  pen.status('completed');
}

/** A minute of work, or as many seconds as the text says; who cancels it ends it between two steps. */
async function crawl(taskId, text, pen) {
  const abort = new AbortController();
  running.set(taskId, abort);
  try {
    const steps = 5 * Number(/\d+/.exec(text)?.[0] ?? 60);
    for (let step = 1; step <= steps; step++) {
      pen.status('working', `step ${step}`);
      await pause(200, undefined, { signal: abort.signal });
    }
    answer(text, pen);
  } catch (reason) {
    if (!abort.signal.aborted) throw reason;
    cancelled();
    pen.status('canceled');
  } finally {
    running.delete(taskId);
  }
}
