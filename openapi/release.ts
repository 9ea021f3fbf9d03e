import { breakingChanges } from './compatibility.ts';
import { keepAsReleased, presentContract, releasedContract } from './contracts.ts';

/** `npm run openapi:release`: from now on the present contract is what later ones must be compatible with. */
const [released, present] = [releasedContract(), presentContract()];
const isNewer = present.info.version.localeCompare(released.info.version, 'en', { numeric: true }) > 0;
const changes = breakingChanges(released, present);
for (const change of changes) console.error(change);
if (!isNewer) console.error(`raise the version above ${released.info.version} first`);
if (isNewer && changes.length === 0) keepAsReleased(present);
else process.exitCode = 1;
