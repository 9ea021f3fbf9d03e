import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import { Upload, type UploadOptions } from 'tus-js-client';
import { eventually } from '../support/eventually.ts';
import { aPdf, sha256Of } from '../support/file-uploads.ts';
import { dataFolder, startService } from '../support/process.ts';

const folder = dataFolder(t);
const environment = { PENATA_DATA_DIR: folder, PENATA_DEMO_EMPLOYEES: '0' };
const content = aPdf('', 60_000_000);
const file = path.join(t.testdir(), 'perwali.pdf');
await writeFile(file, content);

interface Shown {
  readonly state: string;
  readonly sha256: string | null;
  readonly receivedBytes: number;
}

t.test('a client of tus goes on where it was when the service was killed', async (t) => {
  const first = await startService(t, environment);
  const key = first.key()!;
  const headers = { 'x-api-key': key };
  const options: UploadOptions = {
    headers,
    metadata: { purpose: 'policy-document', filename: 'perwali.pdf', sha256: sha256Of(content) },
    uploadSize: content.length,
    retryDelays: null,
  };
  const broken = new Upload(createReadStream(file, { highWaterMark: 65_536 }), {
    ...options,
    endpoint: `${first.origin}/v1/file-uploads`,
    chunkSize: 30_000_000,
  });
  const failed = new Promise<void>((resolve) => {
    broken.options.onError = () => resolve();
  });
  let isKilled = false;
  broken.options.onChunkComplete = () => {
    // Within the second request, whose first pieces may have arrived.
    if (!isKilled) setTimeout(() => void first.end('SIGKILL'), 20);
    isKilled = true;
  };
  broken.start();
  await failed;
  const id = broken.url!.split('/').at(-1);

  const second = await startService(t, environment);
  const address = `${second.origin}/v1/file-uploads/${id}`;
  const read = async () => (await (await fetch(address, { headers })).json()) as Shown;
  t.ok((await read()).receivedBytes >= 30_000_000, 'what was acknowledged is there');
  const resumed = new Upload(createReadStream(file), {
    ...options,
    uploadUrl: address,
    chunkSize: 30_000_000,
  });
  await new Promise<void>((resolve, reject) => {
    resumed.options.onSuccess = () => resolve();
    resumed.options.onError = reject;
    resumed.start();
  });
  const { state, sha256 } = await eventually(read, ({ state }) => state !== 'checking');
  t.equal(state, 'finished');
  t.equal(sha256, sha256Of(content));
});
