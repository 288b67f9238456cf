/** Where the gate is, who signs in there, and where files of this run may go. */
import { mkdirSync } from 'node:fs';

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export const baseUrl = required('MESHGATE_URL').replace(/\/$/, '');
export const mcpUrl = `${baseUrl}/v1/mcp`;
export const account = {
  email: required('MESHGATE_EMAIL'),
  password: required('MESHGATE_PASSWORD'),
};
export const outFolder = process.env.MESHGATE_OUT ?? 'out';
mkdirSync(outFolder, { recursive: true });

/** Posts JSON with an access token. */
export function post(url, body, token) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}
