/**
 * The chat completions of OpenAI by a real engine, llama.cpp. Argument: the port. A question that
 * begins with `slow` is answered by a token each 200 ms for a minute, `fail` by an error of the server.
 */
import express from 'express';
import { count, crawl, generate, plain, prompt } from './lib/engine.js';
import { listen } from './lib/ready.js';
import { cancelled, executed, remember, seen } from './lib/seen.js';

const model = 'meshgate-tiny';
const created = Math.floor(Date.now() / 1000);

function refuse(response, status, type, message) {
  response.status(status).json({ error: { message, type, param: null, code: null } });
}

async function answer(request, response) {
  const { body } = request;
  if (!Array.isArray(body?.messages)) {
    return refuse(response, 400, 'invalid_request_error', "'messages' is a required property");
  }
  if (body.model !== model) {
    return refuse(response, 404, 'invalid_request_error', `The model '${body.model}' does not exist`);
  }
  executed();
  const asked = plain(body.messages.at(-1)?.content ?? '');
  if (asked.startsWith('fail')) return refuse(response, 500, 'server_error', 'I was told to fail');

  const text = prompt(body.messages);
  const options = {
    limit: body.max_completion_tokens ?? body.max_tokens ?? 1000,
    temperature: body.temperature ?? 0,
    stop: [body.stop ?? []].flat(),
    signal: untilClosed(response),
  };
  const tokens = [];
  const speak = body.stream ? streaming(response) : () => {};
  const reason = await (asked.startsWith('slow') ? crawl : generate)(text, options, (token) => {
    tokens.push(token);
    speak({ delta: { content: token } });
  });
  if (options.signal.aborted) return;
  const usage = await used(text, tokens);
  if (!body.stream) return response.json(whole(tokens.join(''), reason, usage));
  speak({ delta: {}, finish_reason: reason });
  if (body.stream_options?.include_usage) speak(undefined, usage);
  response.end('data: [DONE]\n\n');
}

/** Who goes away before the end cancels: there is no other way to. */
function untilClosed(response) {
  const abort = new AbortController();
  response.on('close', () => {
    if (response.writableFinished) return;
    cancelled();
    abort.abort();
  });
  return abort.signal;
}

async function used(text, tokens) {
  const asked = await count(text);
  return { prompt_tokens: asked, completion_tokens: tokens.length, total_tokens: asked + tokens.length };
}

const id = () => `chatcmpl-${crypto.randomUUID()}`;

function whole(content, finish_reason, usage) {
  const message = { role: 'assistant', content, refusal: null };
  const choices = [{ index: 0, message, logprobs: null, finish_reason }];
  return { id: id(), object: 'chat.completion', created: now(), model, choices, usage };
}

const now = () => Math.floor(Date.now() / 1000);

function streaming(response) {
  const head = { id: id(), object: 'chat.completion.chunk', created: now(), model };
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' }).flushHeaders();
  const speak = (choice, usage) => {
    const choices = choice ? [{ index: 0, logprobs: null, finish_reason: null, ...choice }] : [];
    response.write(`data: ${JSON.stringify({ ...head, choices, ...(usage && { usage }) })}\n\n`);
  };
  speak({ delta: { role: 'assistant', content: '' } });
  return speak;
}

const app = express();
app.get('/seen', (request, response) => response.json(seen));
app.use(express.json(), remember);
app.get('/v1/models', (request, response) => {
  response.json({ object: 'list', data: [{ id: model, object: 'model', created, owned_by: 'meshgate' }] });
});
app.post('/v1/chat/completions', answer);
listen(app);
