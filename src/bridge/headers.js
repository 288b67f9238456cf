/** What MCP 2026-07-28 wants repeated in headers (Streamable HTTP, Standard Request Headers). */

const VERSION = 'io.modelcontextprotocol/protocolVersion';
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The revision that the message itself names, as every request does since 2026-07-28. */
export function namedVersion(message) {
  const version = message.params?._meta?.[VERSION];
  return typeof version === 'string' ? version : undefined;
}

export function modernHeaders(message, version) {
  const headers = { 'MCP-Protocol-Version': version, 'Mcp-Method': message.method };
  const name = nameIn(message);
  if (typeof name === 'string') headers['Mcp-Name'] = wrapped(name);
  return headers;
}

function nameIn({ method, params }) {
  switch (method) {
    case 'tools/call':
    case 'prompts/get':
      return params?.name;
    case 'resources/read':
      return params?.uri;
    case 'tasks/get':
    case 'tasks/update':
    case 'tasks/cancel':
      return params?.taskId;
    default:
      return undefined;
  }
}

/** A header holds printable ASCII; anything else, and what looks like a wrapping, is wrapped. */
function wrapped(value) {
  const plain = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value);
  if (plain && !(value.startsWith('=?base64?') && value.endsWith('?='))) return value;
  return `=?base64?${Buffer.from(value, 'utf8').toString('base64')}?=`;
}

/** Arguments that go into headers as well (`x-mcp-header`), as the lists of tools tell. */
export class ToolHeaders {
  #tools = new Map();

  /** Looks at the result of `tools/list`. */
  learn(result) {
    if (!Array.isArray(result?.tools)) return;
    for (const tool of result.tools) {
      this.#tools.set(tool?.name, [...marked(tool?.inputSchema, [])]);
    }
  }

  of({ params }) {
    const headers = {};
    for (const { header, path } of this.#tools.get(params?.name) ?? []) {
      const value = path.reduce((inner, key) => inner?.[key], params.arguments);
      const fits = ['string', 'boolean'].includes(typeof value) || Number.isSafeInteger(value);
      if (fits) headers[`Mcp-Param-${header}`] = wrapped(String(value));
    }
    return headers;
  }
}

function* marked(schema, path) {
  for (const [name, property] of Object.entries(schema?.properties ?? {})) {
    const header = property?.['x-mcp-header'];
    const here = [...path, name];
    if (typeof header === 'string' && TOKEN.test(header)) yield { header, path: here };
    yield* marked(property, here);
  }
}
