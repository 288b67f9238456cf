/** One scenario of the suite that no revision requires, as that revision has it. */
import { bearerProxy } from './lib/bearer-proxy.js';
import { required, suite } from './lib/suite.js';

const [scenario, revision] = process.argv.slice(2);
const proxy = await bearerProxy(required('MESHGATE_URL'), required('MESHGATE_TOKEN'));
const code = await suite([
  'server',
  '--url', `${proxy.origin}/v1/mcp`,
  '--scenario', scenario,
  '--spec-version', revision,
  '--output-dir', `out/${scenario}-${revision}`,
]);
proxy.close();
process.exit(code);
