import { readFileSync, writeFileSync } from 'node:fs';

interface Contract {
  readonly info: { readonly version: string };
}

const present = new URL('openapi.json', import.meta.url);
const released = new URL('released.json', import.meta.url);
const read = (file: URL) => JSON.parse(readFileSync(file, 'utf8')) as Contract;

/** The contract as it is now. */
export const presentContract = () => read(present);
/** The contract that clients were generated from: that of the last release. */
export const releasedContract = () => read(released);
export const keepAsReleased = (contract: Contract) =>
  writeFileSync(released, `${JSON.stringify(contract)}\n`);
