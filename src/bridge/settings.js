/** What the environment says: where Meshgate is, and with which token. */

const names = {
  url: ['MESHGATE_URL', 'SPREADAPI_URL'],
  token: ['MESHGATE_TOKEN', 'SPREADAPI_TOKEN'],
  service: ['MESHGATE_SERVICE', 'SPREADAPI_SERVICE_ID'],
};

/** Addresses of MCP; whatever else is given is the address of the installation. */
const MCP = /\/(?:v1|api)\/mcp(?:\/.*)?$/;

/**
 * `{ url, token }`: the URL to which MCP is posted, and the token.
 *
 * @throws Error with a sentence for the person who set it up
 */
export function settings(env, args) {
  if (args.length > 0) {
    throw new Error(
      'This program takes no arguments, because everybody on this computer could see a token' +
        ' among them. Set MESHGATE_URL and MESHGATE_TOKEN in the environment.',
    );
  }
  const url = address(given(env, names.url));
  url.pathname = endpoint(url.pathname.replace(/\/+$/, ''), given(env, names.service));
  const token = bearer(given(env, names.token), url);
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && env.MESHGATE_ALLOW_HTTP !== '1') {
    throw new Error(
      `MESHGATE_URL begins with http, so everybody between here and ${url.host} could read the` +
        ' token. Use https. If that network is yours alone, set MESHGATE_ALLOW_HTTP to 1.',
    );
  }
  return { url, token };
}

function given(env, [ours, older]) {
  for (const name of [ours, older]) {
    const value = env[name]?.trim();
    // A host that has nothing to fill in leaves its placeholder where it was.
    if (value && !/^\$\{.*\}$/.test(value)) return value;
  }
  return undefined;
}

function address(value) {
  if (!value) {
    throw new Error(
      'MESHGATE_URL is not set. It is the address of your Meshgate, such as' +
        ' https://mesh.example.com.',
    );
  }
  let url;
  try {
    url = new URL(value);
  } catch {
    throw new Error('MESHGATE_URL is no address. It looks like https://mesh.example.com.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(`MESHGATE_URL must begin with https:// (or http://), not ${url.protocol}`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new Error(
      'MESHGATE_URL must have no user, password, ? or #. The token goes into MESHGATE_TOKEN.',
    );
  }
  return url;
}

function endpoint(path, service) {
  const base = path.replace(MCP, '');
  if (service) return `${base}/v1/mcp/services/${encodeURIComponent(service)}`;
  return base === path ? `${base}/v1/mcp` : path;
}

function bearer(value, url) {
  const token = value?.replace(/^Bearer\s+/i, '');
  if (!token) {
    throw new Error(`MESHGATE_TOKEN is not set. Make a token at ${tokensPage(url)}.`);
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Error(
      'MESHGATE_TOKEN is no token: it holds spaces, line breaks or letters that no token has. Copy' +
        ' it again.',
    );
  }
  return token;
}

/** Where people make tokens. */
export function tokensPage(url) {
  return `${url.origin}${url.pathname.replace(MCP, '')}/console/tokens`;
}

function isLoopback(host) {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
