/** The messages of JSON-RPC 2.0, as far as somebody in the middle must know them. */

export const PARSE_ERROR = -32700;
export const INVALID_REQUEST = -32600;
export const METHOD_NOT_FOUND = -32601;
export const HEADER_MISMATCH = -32020;

/** What the text says, or nothing where it is no JSON: `null` is JSON. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `request`, `notification`, `response`, or nothing. MCP knows no id that is null. */
export function kindOf(message) {
  if (message?.jsonrpc !== '2.0') return undefined;
  const hasId = isId(message.id);
  if (typeof message.method === 'string') {
    if (hasId) return 'request';
    return 'id' in message ? undefined : 'notification';
  }
  const answers = 'result' in message !== isError(message.error);
  return hasId && answers ? 'response' : undefined;
}

/** Whether it is an error, whose id may be missing where the server could not read the request. */
export function isErrorResponse(message) {
  return message?.jsonrpc === '2.0' && message.method === undefined && isError(message.error);
}

/** The text of an error; without an id where there is none to be told (MCP 2026-07-28). */
export function failure(id, code, message) {
  return JSON.stringify({ jsonrpc: '2.0', ...(isId(id) && { id }), error: { code, message } });
}

/** On stdio a message is a line. In JSON, line breaks stand only where a space may. */
export function oneLine(text) {
  return text.replace(/[\r\n]+/g, ' ');
}

function isId(id) {
  return typeof id === 'string' || typeof id === 'number';
}

function isError(error) {
  return Number.isInteger(error?.code) && typeof error.message === 'string';
}
