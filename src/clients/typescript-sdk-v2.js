/** `@modelcontextprotocol/client` 2.x; argument: `auto`, or the revision that it is pinned to. */
import { sdkV2 } from './lib/sdk-v2.js';
import { story } from './lib/story.js';
import { tour } from './lib/tour.js';

const revision = process.argv[2] ?? 'auto';
const mode = revision === 'auto' ? 'auto' : { pin: revision };

await story(`TypeScript SDK v2, ${revision}`, () => tour(sdkV2({ versionNegotiation: { mode } })));
