import type { Random } from './random.ts';

/** 2026-01-01T00:00:00Z: the time that all ids claim, so that they do not depend on when they are made. */
const BASE_MILLISECONDS = 1_767_225_600_000;

const PER_MILLISECOND = 4096;

/** Makes ids in the form of a UUIDv7, each greater than the one before. */
export function identifierSequence(random: Random): () => string {
  let made = 0;
  return () => {
    const time = (BASE_MILLISECONDS + Math.floor(made / PER_MILLISECOND)).toString(16).padStart(12, '0');
    const order = (made % PER_MILLISECOND).toString(16).padStart(3, '0');
    made += 1;
    const variant = (0x8000 + (random.uint32() & 0x3fff)).toString(16);
    const high = (random.uint32() & 0xffff).toString(16).padStart(4, '0');
    const low = random.uint32().toString(16).padStart(8, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${variant}-${high}${low}`;
  };
}
