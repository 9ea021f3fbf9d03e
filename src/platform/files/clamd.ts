import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

const silenceMilliseconds = 60_000;
const longestAnswer = 4_096;

/**
 * Has clamd look through a file, by its command INSTREAM (`man clamd`): pieces, each after its length, then a length of
 * nothing. How large a file may be is settled by `StreamMaxLength` of clamd.
 * @param address `host:port`, or the path of a socket
 * @returns the name of what was found; null if nothing was
 */
export async function scanWithClamd(address: string, content: Readable): Promise<string | null> {
  const socket = connect(placeOf(address));
  socket.setTimeout(silenceMilliseconds, () => socket.destroy(new Error('clamd is silent')));
  const answer = answerOf(socket);
  // It is waited for below; until then nobody hears of an early end.
  answer.catch(() => {});
  try {
    await once(socket, 'connect');
    socket.write('zINSTREAM\0');
    for await (const piece of content as AsyncIterable<Buffer>) {
      // What is too large, clamd answers before the end.
      if (!socket.writable) break;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      socket.write(length);
      if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), answer]);
    }
    if (socket.writable) socket.write(Buffer.alloc(4));
    return verdictOf(await answer);
  } finally {
    content.destroy();
    socket.destroy();
  }
}

function placeOf(address: string) {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
  return host === undefined ? { path: address } : { host, port: Number(port) };
}

async function answerOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const piece of socket as AsyncIterable<Buffer>) {
    text += piece.toString('utf8');
    if (text.includes('\0') || text.length > longestAnswer) break;
  }
  return text.split('\0')[0]!;
}

function verdictOf(answer: string): string | null {
  if (answer === 'stream: OK') return null;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found === undefined) throw new Error(`clamd answered: ${answer === '' ? 'nothing' : answer}`);
  return found;
}
