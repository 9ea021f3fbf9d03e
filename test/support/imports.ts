import type { Answer, CallOptions, TestApp } from './build.ts';
import { eventually } from './eventually.ts';

export interface ImportBody {
  id: string;
  state: string;
  percent: number | null;
  rowsTotal: number | null;
  rowsRead: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  warnings: number;
  report: Record<string, { count: number; first: Record<string, unknown>[] }> & { unknownColumns?: string[] };
  failure: { code: string; message: string; hint: string } | null;
  [name: string]: unknown;
}

export interface FindingBody {
  line: number;
  severity: string;
  column: string | null;
  value: string | null;
  code: string;
  message: string;
  hint: string;
}

export const csv = 'text/csv';

/** Uploads a file as the body. */
export const upload = (
  { call }: Pick<TestApp, 'call'>,
  query: string,
  body: string | Buffer,
  options: CallOptions & { type?: string } = {},
): Promise<Answer<ImportBody>> =>
  call<ImportBody>('POST', `/v1/imports?${query}`, {
    ...options,
    body,
    headers: { 'content-type': options.type ?? csv, ...options.headers },
  });

/** Waits until an import has ended. */
export const ended = (
  { call }: Pick<TestApp, 'call'>,
  id: string,
  milliseconds = 30_000,
): Promise<ImportBody> =>
  eventually(
    async () => (await call<ImportBody>('GET', `/v1/imports/${id}`)).body,
    ({ state }) => state !== 'queued' && state !== 'running',
    milliseconds,
  );

/** Uploads a file and waits until its import has ended. */
export async function importFile(
  api: Pick<TestApp, 'call'>,
  query: string,
  body: string | Buffer,
  type = csv,
): Promise<ImportBody> {
  const answer = await upload(api, query, body, { type });
  if (answer.status !== 202) throw new Error(`not accepted: ${answer.status} ${answer.text}`);
  return ended(api, answer.body.id);
}

export async function findings(
  { call }: Pick<TestApp, 'call'>,
  id: string,
  headers: Record<string, string> = {},
): Promise<FindingBody[]> {
  const { body } = await call<{ items: FindingBody[] }>('GET', `/v1/imports/${id}/findings?limit=500`, {
    headers,
  });
  return body.items;
}

export const withJobs = { environment: { PENATA_RUN_JOBS: 'true' } } as const;
