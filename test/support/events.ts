import type { Answer, TestApp } from './build.ts';

/** An event as the feed tells it. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly resource: string;
  readonly time: string;
  readonly data: {
    id?: string;
    version?: number;
    changed?: string[];
    validFrom?: string;
    validTo?: string | null;
  };
}

export interface FeedBody {
  readonly items: ToldEvent[];
  readonly after: string;
  readonly next: string;
  readonly hasMore: boolean;
  readonly code: string;
}

interface Asked {
  readonly key?: string | undefined;
  readonly headers?: Record<string, string>;
}

/** Asks the feed once; the query as in an address. */
export const askFeed = (
  { call }: Pick<TestApp, 'call'>,
  query: string,
  options: Asked = {},
): Promise<Answer<FeedBody>> => call<FeedBody>('GET', `/v1/events?${query}`, options);

/**
 * The cursor of this moment: that of an export, since other databases of the server may hold up the feed itself, which
 * would then tell what was done before.
 */
export async function feedNow(
  { call }: Pick<TestApp, 'call'>,
  { headers, ...options }: Asked = {},
): Promise<string> {
  const exported = (list: string) =>
    call('GET', `/v1/${list}?fields=id`, {
      ...options,
      headers: { ...headers, accept: 'application/x-ndjson' },
    });
  const employees = await exported('employees');
  const { headers: answered, status, text } = employees.status === 403 ? await exported('units') : employees;
  if (status !== 200) throw new Error(`the export answered ${status} ${text}`);
  return answered['events-after']!;
}

/**
 * Reads on from a cursor until a number of events have come; other databases of the server may hold them up while they
 * write.
 */
export async function eventsAfter(
  api: Pick<TestApp, 'call'>,
  cursor: string,
  count: number,
  { query = '', ...options }: Asked & { query?: string } = {},
): Promise<ToldEvent[]> {
  const found: ToldEvent[] = [];
  let after = cursor;
  for (let attempt = 0; found.length < count && attempt < 40; attempt++) {
    const { status, body, text } = await askFeed(api, `after=${after}&wait=1${query}`, options);
    if (status !== 200) throw new Error(`the feed answered ${status} ${text}`);
    found.push(...body.items);
    after = body.after;
  }
  return found;
}

/** What happened, without the prefix of the service, and to whom. */
export const told = (events: readonly ToldEvent[]): string[] =>
  events.map(({ type, subject }) => `${type.replace(/^penata\./, '')} ${subject}`);
export const kindsOf = (events: readonly ToldEvent[]): string[] =>
  events.map(({ type }) => type.replace(/^penata\./, ''));
