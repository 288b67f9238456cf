/** Server-sent events, as the HTML standard has them read (§9.2.6). */
import { lines } from './lines.js';

/**
 * The events of a response's body: `{ type, data, id, retry }`, each only where it was said. An
 * event that breaks off is none. A bare `id` or `retry` comes without data.
 */
export async function* events(stream) {
  let event = {};
  for await (const line of lines(stream, /\r\n|\r|\n/g)) {
    if (line === '') {
      if (Object.keys(event).length > 0) yield told(event);
      event = {};
      continue;
    }
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    take(event, field, colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, ''));
  }
}

function take(event, field, value) {
  if (field === 'data') (event.lines ??= []).push(value);
  if (field === 'event') event.type = value;
  if (field === 'id' && !value.includes('\0')) event.id = value;
  if (field === 'retry' && /^\d+$/.test(value)) event.retry = Number(value);
}

function told({ lines: data, ...event }) {
  return data ? { ...event, data: data.join('\n') } : event;
}
