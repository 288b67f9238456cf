/** The suite's scenarios for an authorization server. A person answers where it asks for one. */
import { signInAndAllow } from './lib/person.js';
import { required, suite } from './lib/suite.js';

const issuer = required('MESHGATE_URL');
const person = { email: required('MESHGATE_EMAIL'), password: required('MESHGATE_PASSWORD') };
let said = '';
let answered = false;

function hear(text) {
  said += text;
  const address = said.match(/^http\S+\/oauth\/authorize\?\S+$/m)?.[0];
  if (!address || answered) return;
  answered = true;
  signInAndAllow(address, person).catch((reason) => {
    console.log(reason);
    process.exit(1);
  });
}

const code = await suite([
  'authorization',
  '--url', issuer,
  '--client-id', required('MESHGATE_CLIENT_ID'),
  '--resource', `${issuer}/v1/mcp`,
  '--port', required('MESHGATE_CALLBACK_PORT'),
  '--output-dir', 'out/authorization',
], hear);
if (!answered) console.log('The suite did not ask a person to sign in.');
process.exit(answered ? code : 1);
