/** llama.cpp, as it is built for Node, with the model that we write. One question at a time. */
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeModel } from './model.js';

const native = createRequire(import.meta.url)(`@fugood/node-llama-linux-${process.arch}`);

const folder = mkdtempSync(join(tmpdir(), 'meshgate-model-'));
const model = join(folder, 'tiny.gguf');
writeModel(model);
// No mapping of the file, which is gone as soon as it is read.
const settings = { model, n_ctx: 4096, n_threads: 1, n_gpu_layers: 0, use_mmap: false };
const context = new native.LlamaContext(settings, () => {});
rmSync(folder, { recursive: true });

let last = Promise.resolve();

/** Runs after what was asked before: there is one context, with one memory. */
function inTurn(work) {
  last = last.then(work, work);
  return last;
}

export function prompt(messages) {
  const chat = messages.map(({ role, content }) => ({ role, content: plain(content) }));
  return context.getFormattedChat(chat, undefined, { jinja: true, add_generation_prompt: true }).prompt;
}

export function plain(content) {
  return typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('');
}

export function count(text) {
  return context.tokenize(text).then(({ tokens }) => tokens.length);
}

/**
 * It reads the whole question each time: one that ended before the call had returned would leave
 * the binding for ever busy, for that notes what runs after it has begun.
 */
async function complete(options, say) {
  let said = '';
  let over = false;
  const told = ({ token }) => {
    if (over) return;
    said += token;
    say(token);
  };
  context.clearCache(true);
  const result = await context.completion(options, told);
  // Tokens are told by another way than the end, which may overtake the last of them.
  over = true;
  const rest = result.text.slice(said.length);
  if (rest) say(rest);
  return result;
}

/** @param say is told each token; @returns why it ended, as OpenAI calls it */
export function generate(text, { limit, temperature, stop, signal }, say) {
  return inTurn(async () => {
    if (signal.aborted) return 'stop';
    const halt = () => context.stopCompletion();
    signal.addEventListener('abort', halt);
    try {
      const result = await complete({ prompt: text, n_predict: limit, temperature, stop }, say);
      return result.stopped_limited ? 'length' : 'stop';
    } finally {
      signal.removeEventListener('abort', halt);
    }
  });
}

/** The same by the token, with a pause between two, and from the start again: a minute of work. */
export async function crawl(text, { limit, temperature, signal }, say) {
  let all = text;
  for (let step = 1; step <= Math.min(limit, 300) && !signal.aborted; step++) {
    const options = { prompt: all, n_predict: 1, temperature };
    const { text: token } = await inTurn(() => complete(options, say));
    all = token ? all + token : text;
    await pause(200, undefined, { signal }).catch(() => {});
  }
  return 'length';
}
