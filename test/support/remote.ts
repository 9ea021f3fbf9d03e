import type { Answer, CallOptions, TestApp } from './build.ts';

const patience = 15_000;

/** Calls a service that runs as a process of its own the way tests call one in theirs. */
export const remote = (origin: string, key: string): Pick<TestApp, 'call'> => ({
  async call<Body>(method: string, url: string, options: CallOptions = {}): Promise<Answer<Body>> {
    const { body, headers, key: own = key } = options;
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const answer = await fetch(origin + url, {
      method,
      headers: {
        ...(own === null ? {} : { 'x-api-key': own }),
        ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const text = await answer.text();
    const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: (isJson && text !== '' ? JSON.parse(text) : undefined) as Body,
      text,
    };
  },
});

/** A refusal for the moment as it must be: a problem that says when to come again. */
export const isUnavailable = ({ status, headers }: Answer<unknown>): boolean =>
  status === 503 &&
  headers['retry-after'] !== undefined &&
  headers['content-type']?.startsWith('application/problem+json') === true;
