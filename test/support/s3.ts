import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Test } from 'tap';

/** A service that keeps objects in memory as S3 does: whole, in parts that come one by one, and read in ranges. */
export async function startS3(t: Pick<Test, 'teardown'>) {
  const objects = new Map<string, { readonly content: Buffer; readonly type: string }>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const accessKeys = new Set<string>();
  let isDown = false;
  const server = createServer(async (request, response) => {
    const { method, url = '', headers } = request;
    accessKeys.add(/Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? 'nobody');
    const name = decodeURIComponent(url.split('?')[0]!);
    const content = await buffer(request);
    const answer = (status: number, about = {}, body: Buffer | string = '') =>
      response.writeHead(status, about).end(method === 'HEAD' ? undefined : body);
    if (isDown) return answer(503, {}, '<Error><Code>ServiceUnavailable</Code></Error>');
    const query = new URL(url, 'http://s3').searchParams;
    const uploadId = query.get('uploadId');
    if (method === 'POST' && uploadId === null) {
      const id = String(uploads.size);
      uploads.set(id, new Map());
      return answer(200, {}, `<R><UploadId>${id}</UploadId></R>`);
    }
    const parts = uploads.get(uploadId ?? '');
    if (parts && method === 'PUT') {
      parts.set(Number(query.get('partNumber')), content);
      return answer(200, { etag: '"x"' });
    }
    if (parts && method === 'POST') {
      const inOrder = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
      objects.set(name, { content: Buffer.concat(inOrder), type: '' });
      return answer(200, {}, '<R><ETag>"x"</ETag></R>');
    }
    if (parts) return answer(204);
    if (method === 'PUT') {
      objects.set(name, { content, type: headers['content-type'] ?? '' });
      return answer(200, { etag: '"x"' });
    }
    const object = objects.get(name);
    if (method === 'DELETE') {
      objects.delete(name);
      return answer(204);
    }
    if (!object) return answer(404, {}, '<Error><Code>NoSuchKey</Code></Error>');
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    const part =
      start === undefined ? object.content : object.content.subarray(Number(start), Number(end) + 1);
    const about = { 'content-length': part.length, 'content-type': object.type };
    answer(start === undefined ? 200 : 206, about, part);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    accessKeys,
    fail(fails: boolean) {
      isDown = fails;
    },
  };
}
