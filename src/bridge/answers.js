/** Reads what a request was answered, and lets nothing through that is no answer to it. */
import { isErrorResponse, kindOf, parsed } from './messages.js';
import { Problem, ofContent, ofStatus } from './problems.js';
import { events } from './sse.js';
import { textOf } from './wire.js';

/** The longest answer that is read, in bytes. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The answer with this id: `{ text, message, status }`. What the server says before it, on a
 * stream, goes to `forward`, one message after the other.
 *
 * @throws Problem where there is none
 */
export async function answerOf(response, id, url, forward) {
  const { statusCode: status, headers } = response;
  const type = headers['content-type']?.split(';')[0].trim().toLowerCase();
  if (status >= 200 && status < 300) {
    if (type === 'text/event-stream') return { ...(await streamed(response, id, forward)), status };
    const text = await textOf(response, LONGEST);
    if (type !== 'application/json') throw ofContent(type, url);
    const message = parsed(text);
    if (kindOf(message) !== 'response' || message.id !== id) throw ofContent('another JSON', url);
    return { text, message, status };
  }
  const text = await textOf(response, LONGEST);
  return refusal(response, text, id) ?? fail(ofStatus(response, text, url));
}

async function streamed(response, id, forward) {
  for await (const { data } of events(response)) {
    const message = data ? parsed(data) : undefined;
    const kind = kindOf(message);
    if (kind === 'response' && message.id === id) return { text: data, message };
    if (kind === 'request' || kind === 'notification') await forward(data);
  }
  throw new Problem(502, 'The stream of this answer ended before the answer came.');
}

/**
 * An error in the words of JSON-RPC, which may be one that the host acts on. Those about tokens and
 * about where MCP is are ours to tell, for the host knows neither.
 */
function refusal({ statusCode: status }, text, id) {
  if (status < 400 || status === 401 || status === 403) return undefined;
  const error = parsed(text);
  if (!isErrorResponse(error) || (error.id ?? id) !== id) return undefined;
  const message = { ...error, id };
  return { text: JSON.stringify(message), message, status };
}

function fail(problem) {
  throw problem;
}
