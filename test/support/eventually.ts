import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a claim holds; fails with its last value after the time given. */
export async function eventually<T>(
  read: () => Promise<T>,
  holds: (value: T) => boolean,
  milliseconds = 30_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)} after ${milliseconds} ms`);
    await delay(10);
  }
}
