import autocannon from 'autocannon';

export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Requests a second of each address, measured in turn (A B A B …) so that a drifting machine hurts both alike. */
export async function throughputs(
  addresses: readonly { url: string; headers?: Record<string, string> }[],
  options: { rounds: number; seconds: number },
): Promise<number[]> {
  const results: number[][] = addresses.map(() => []);
  for (let round = -1; round < options.rounds; round++) {
    for (const [at, { url, headers }] of addresses.entries()) {
      const { requests, non2xx, errors } = await autocannon({
        url,
        headers: headers ?? {},
        connections: 20,
        duration: round < 0 ? 2 : options.seconds,
      });
      if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} bad answers, ${errors} errors`);
      if (round >= 0) results[at]!.push(requests.average);
    }
  }
  return results.map(median);
}

/** Median milliseconds of each call, taken in turn. */
export async function latencies(
  calls: readonly (() => Promise<unknown>)[],
  times: number,
): Promise<number[]> {
  const results: number[][] = calls.map(() => []);
  for (let round = -5; round < times; round++) {
    for (const [at, call] of calls.entries()) {
      const started = performance.now();
      await call();
      if (round >= 0) results[at]!.push(performance.now() - started);
    }
  }
  return results.map(median);
}

/** A client that fails loudly. */
export const client =
  (origin: string, key: string) =>
  async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const answer = await fetch(origin + path, { ...init, headers: { 'x-api-key': key, ...init.headers } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };

export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly bound: string;
  readonly holds: boolean;
}

export function ratio(
  what: string,
  value: number,
  bound: { atLeast?: number; atMost?: number },
  detail: string,
): Figure {
  const { atLeast, atMost } = bound;
  return {
    what,
    measured: `${value.toFixed(2)}× (${detail})`,
    bound: atLeast === undefined ? `≤ ${atMost}×` : `≥ ${atLeast}×`,
    holds: atLeast === undefined ? value <= atMost! : value >= atLeast,
  };
}

/** Milliseconds against a bound. */
export const within = (what: string, milliseconds: number, bound: number): Figure => ({
  what,
  measured: `${milliseconds.toFixed(0)} ms`,
  bound: `≤ ${bound} ms`,
  holds: milliseconds <= bound,
});

interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls a service as tests do. */
export const caller =
  (origin: string, key: string) =>
  async (method: string, url: string, { body, headers = {} }: Asked = {}) => {
    const answer = await fetch(origin + url, {
      method,
      headers: {
        'x-api-key': key,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: JSON.parse(text), text, headers: {} };
  };
