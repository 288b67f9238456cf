/** What goes wrong between here and Meshgate, in sentences that say what to do. */
import { tokensPage } from './settings.js';

/** Something that a request is answered instead of a result. Codes are those of HTTP. */
export class Problem extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.code = code;
  }
}

/** What is done before anything can have reached the server. */
const BEFORE_SPEAKING = new Set(['connect', 'getaddrinfo']);

const CERTIFICATES = {
  CERT_HAS_EXPIRED: 'its certificate has expired; tell its operator',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name; check MESHGATE_URL',
  EPROTO: 'it does not speak TLS there; check http or https and the port in MESHGATE_URL',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'it does not speak TLS there; check http or https and the port in MESHGATE_URL',
};
for (const code of [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]) {
  CERTIFICATES[code] =
    'its certificate comes from an authority that Node does not know; set NODE_EXTRA_CA_CERTS' +
    " to the file of your company's authority";
}

export function codeOf(error) {
  return error.code ?? error.errors?.[0]?.code ?? '';
}

/** Where a name has several addresses, each has an error of its own. */
export function isNobodyThere(error) {
  return BEFORE_SPEAKING.has(error.syscall ?? error.errors?.[0]?.syscall);
}

export function ofNetwork(error, url) {
  const code = codeOf(error);
  if (CERTIFICATES[code]) {
    return new Problem(503, `${url.origin} cannot be trusted: ${CERTIFICATES[code]} (${code}).`);
  }
  if (isNobodyThere(error)) {
    return new Problem(
      503,
      `Meshgate does not answer at ${url.origin} (${code}). Start it, or check MESHGATE_URL and` +
        ' the network.',
    );
  }
  return new Problem(
    503,
    `The connection to ${url.origin} broke off (${code || error.message}) before there was an` +
      ' answer. What was asked may have been done.',
  );
}

/** An answer that is none of MCP, by its status; `text` is the beginning of its body. */
export function ofStatus({ statusCode: status, headers }, text, url) {
  if (status >= 300 && status < 400) return redirected(status, headers.location, url);
  if (status === 401) {
    return new Problem(
      401,
      `Meshgate refused the token${because(headers)}. Make a new one at ${tokensPage(url)} and` +
        ' set it as MESHGATE_TOKEN.',
    );
  }
  if (status === 403) {
    return new Problem(403, `The token may not do this${because(headers)}.${scopes(headers)}`);
  }
  if (status === 429) {
    const wait = headers['retry-after'];
    const when = wait ? ` Try again in ${wait} seconds.` : ' Try again later.';
    return new Problem(429, `There were too many requests.${when}`);
  }
  if (status === 404 || status === 405) {
    return new Problem(
      status,
      `There is no MCP at ${url.href} (HTTP ${status}). Check MESHGATE_URL and MESHGATE_SERVICE.`,
    );
  }
  const said = printable(text, 200);
  return new Problem(status, `Meshgate answered HTTP ${status}${said && `: ${said}`}`);
}

export function ofContent(type, url) {
  return new Problem(
    502,
    `What ${url.origin} answered is not MCP (${printable(type ?? 'no content type', 60)}). Check` +
      ' MESHGATE_URL, and whether something between here and there wants you to sign in.',
  );
}

/** A token goes only to the host that was set, so nobody is followed to another. */
function redirected(status, location, url) {
  let target = 'another address';
  try {
    const to = new URL(location, url);
    if (['http:', 'https:'].includes(to.protocol)) target = to.origin + to.pathname;
  } catch {
    // It names none.
  }
  return new Problem(
    status,
    `${url.origin} sends to ${printable(target, 200)}. The token is not taken there; if that is` +
      ' your Meshgate, set MESHGATE_URL to it.',
  );
}

function because(headers) {
  const said = challenge(headers, 'error_description');
  return said ? `: ${said.replace(/\.$/, '')}` : '';
}

function scopes(headers) {
  const scope = challenge(headers, 'scope');
  return scope ? ` Make one that may: ${scope}.` : '';
}

/** A parameter of `WWW-Authenticate` (RFC 6750 §3). */
function challenge(headers, name) {
  const found = new RegExp(`(?:^|[\\s,])${name}="([^"]*)"`).exec(headers['www-authenticate'] ?? '');
  return found ? printable(found[1], 200) : '';
}

function printable(text, longest) {
  return text.replace(/[^\x20-\x7e\xa0-\uffff]+/g, ' ').trim().slice(0, longest);
}
