import { createHash, randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type ClientRequest, get, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { aPdf, metadataOf, pieceType, sha256Of, tus } from '../support/file-uploads.ts';
import type { BenchServer } from './city.ts';
import { client, type Figure } from './measure.ts';
import { makeKey, startShelf } from './processes.ts';

const large = 209_000_000;
const stretch = 1_048_576;
const growthBound = 150;

interface Shown {
  readonly state: string;
  readonly sha256: string;
}

/** A file of 200 MB, up and down, broken off in the middle both ways: what memory it takes, and how fast it goes. */
export async function benchFiles(server: BenchServer): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-bench-files-'));
  const { serviceUrl } = await server.city('files', 0);
  const service = await startShelf(serviceUrl, folder);
  try {
    const key = await makeKey(serviceUrl);
    await down(
      service.origin,
      sha256Of(await up(service.origin, key, aScan(1_000_000)).then(({ file }) => file)),
    );
    const file = aScan(large);
    const sha256 = sha256Of(file);
    const before = service.peakMegabytes();
    const sent = await up(service.origin, key, file);
    const between = service.peakMegabytes();
    const taken = await down(service.origin, sha256);
    return [
      memory('up, checked and joined', between - before, before),
      memory('down', service.peakMegabytes() - between, between),
      speed('up, broken off once and gone on with', sent.seconds),
      {
        what: '200 MB checked and joined',
        measured: `${sent.checking.toFixed(1)} s`,
        bound: '–',
        holds: true,
      },
      speed('down, broken off once and gone on with', taken.seconds),
      {
        what: 'What came down is what went up',
        measured: taken.sha256 === sha256 ? 'byte by byte' : 'it is not',
        bound: 'byte by byte',
        holds: taken.sha256 === sha256,
      },
    ];
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A PDF as scanners make it: pictures, which look like chance. */
function aScan(bytes: number): Buffer {
  const file = aPdf('', bytes);
  randomFillSync(file, 400, bytes - 800);
  return file;
}

async function up(origin: string, key: string, file: Buffer) {
  const call = client(origin, key);
  const { id } = await call<{ id: string }>('/v1/file-uploads', {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(file.length),
      'upload-metadata': metadataOf({
        purpose: 'policy-document',
        filename: 'scan.pdf',
        sha256: sha256Of(file),
      }),
    },
  });
  const address = `${origin}/v1/file-uploads/${id}`;
  const started = performance.now();
  await send(address, key, file, 0, Math.floor(file.length / 2));
  const offset = async () =>
    Number(
      (await fetch(address, { method: 'HEAD', headers: { 'x-api-key': key } })).headers.get('upload-offset'),
    );
  // What had arrived is put away when the service hears that nothing more comes: until then the offset moves on.
  while (!(await send(address, key, file, await offset(), file.length))) await wait(50);
  const sent = performance.now();
  for (;;) {
    const { state } = await call<Shown>(`/v1/file-uploads/${id}`);
    if (state === 'finished') break;
    if (state !== 'checking') throw new Error(`the upload is ${state}`);
    await wait(20);
  }
  return { file, seconds: (sent - started) / 1000, checking: (performance.now() - sent) / 1000 };
}

/**
 * Sends a file from a byte on; one that is not to be sent to its end breaks off.
 * @returns whether it was taken; if not, it is to be gone on with from another byte
 */
async function send(address: string, key: string, file: Buffer, from: number, to: number): Promise<boolean> {
  const sending = request(address, {
    method: 'PATCH',
    agent: false,
    headers: {
      ...tus,
      'x-api-key': key,
      'content-type': pieceType,
      'upload-offset': from,
      'content-length': file.length - from,
    },
  });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => {});
  sending.on('error', () => {});
  try {
    for (let at = from; at < to; at += stretch)
      await written(sending, file.subarray(at, Math.min(to, at + stretch)));
    if (to < file.length) {
      sending.destroy();
      return false;
    }
    sending.end();
    const [answer] = await answered;
    answer.resume();
    return answer.statusCode === 204;
  } catch (error) {
    // Whoever is refused before the end is no longer listened to.
    if (['EPIPE', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

const written = async (sending: ClientRequest, bytes: Buffer): Promise<void> => {
  if (!sending.write(bytes)) await once(sending, 'drain');
};

/** Takes a file, breaks off after half of it, and goes on from there. */
async function down(origin: string, digest: string): Promise<{ seconds: number; sha256: string }> {
  const hash = createHash('sha256');
  const started = performance.now();
  let taken = 0;
  for (const stopsAt of [0.5, 1]) {
    const asking = get(`${origin}/shelf/${digest}`, {
      agent: false,
      headers: taken === 0 ? {} : { range: `bytes=${taken}-`, 'if-range': `"${digest}"` },
    });
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    if (answer.statusCode !== (taken === 0 ? 200 : 206)) throw new Error(`answered ${answer.statusCode}`);
    const whole = taken + Number(answer.headers['content-length']);
    for await (const bytes of answer as AsyncIterable<Buffer>) {
      hash.update(bytes);
      taken += bytes.length;
      if (taken >= whole * stopsAt) break;
    }
    asking.destroy();
  }
  return { seconds: (performance.now() - started) / 1000, sha256: hash.digest('hex') };
}

const memory = (what: string, growth: number, before: number): Figure => ({
  what: `Peak memory of the service over 200 MB ${what}`,
  measured: `+${growth} MB (${before} MB before)`,
  bound: `≤ +${growthBound} MB`,
  holds: growth <= growthBound,
});

const speed = (what: string, seconds: number): Figure => ({
  what: `200 MB ${what}`,
  measured: `${(large / 1e6 / seconds).toFixed(0)} MB/s (${seconds.toFixed(1)} s)`,
  bound: '–',
  holds: true,
});
