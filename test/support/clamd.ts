import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import type { Test } from 'tap';

/** The end of the file that every scanner takes for malware, and which is none (EICAR). */
export const testVirus = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR'}-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

/** Speaks INSTREAM as clamd does; whatever holds the test file is infected. */
export async function startClamd(t: Pick<Test, 'teardown'>, maximumBytes = 1_000_000_000) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    void answer(socket, maximumBytes).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  t.teardown(stop);
  return { address: `127.0.0.1:${port}`, stop };
}

async function answer(socket: Socket, maximumBytes: number): Promise<void> {
  const command = Buffer.from('zINSTREAM\0');
  let held: Buffer = Buffer.alloc(0);
  let content: Buffer = Buffer.alloc(0);
  let isAsked = false;
  for await (const bytes of socket as AsyncIterable<Buffer>) {
    held = Buffer.concat([held, bytes]);
    if (!isAsked) {
      if (held.length < command.length) continue;
      if (!held.subarray(0, command.length).equals(command)) return void socket.end('UNKNOWN COMMAND\0');
      held = held.subarray(command.length);
      isAsked = true;
    }
    while (held.length >= 4) {
      const length = held.readUInt32BE();
      if (length === 0) {
        const isInfected = content.includes(testVirus);
        return void socket.end(`stream: ${isInfected ? 'Eicar-Signature FOUND' : 'OK'}\0`);
      }
      if (held.length < 4 + length) break;
      content = Buffer.concat([content, held.subarray(4, 4 + length)]);
      held = held.subarray(4 + length);
      if (content.length > maximumBytes) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
    }
  }
}
