/**
 * What a revision of MCP requires of a server, scenario by scenario. It fails when a scenario fails
 * that is not in expected-failures/REVISION.yml, and when one passes that is.
 */
import { bearerProxy } from './lib/bearer-proxy.js';
import { required, suite } from './lib/suite.js';

const [revision] = process.argv.slice(2);
const proxy = await bearerProxy(required('MESHGATE_URL'), required('MESHGATE_TOKEN'));
const code = await suite([
  'server',
  '--url', `${proxy.origin}/v1/mcp`,
  '--requirements', revision,
  '--expected-failures', `expected-failures/${revision}.yml`,
  '--output-dir', `out/${revision}`,
]);
proxy.close();
process.exit(code);
