import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Test } from 'tap';

/** A service that keeps objects in memory as S3 does: enough of it for whole objects. */
export async function startS3(t: Pick<Test, 'teardown'>) {
  const objects = new Map<string, { readonly content: Buffer; readonly type: string }>();
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
    answer(200, { 'content-length': object.content.length, 'content-type': object.type }, object.content);
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
