import { breakingChanges } from './compatibility.ts';
import { presentContract, releasedContract } from './contracts.ts';

/** `npm run lint` ends here: fails if clients of the last release would stumble over the present contract. */
const released = releasedContract();
const changes = breakingChanges(released, presentContract());
for (const change of changes) console.error(change);
console.log(`${changes.length} breaking changes since the contract ${released.info.version}`);
process.exitCode = changes.length === 0 ? 0 : 1;
