import { type ClientRequest, get, type IncomingMessage, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const pieceBytes = 1024;
const pieceMilliseconds = 1000;

/** An answer that is taken at 1 KB/s. */
export interface SlowReading {
  readonly status: number;
  /** Bytes taken so far. */
  taken(): number;
  /** True once the connection is gone, or the answer has come to its end. */
  isOver(): boolean;
  /** Takes what is left as fast as it comes; false if the answer was cut before its end. */
  rest(): Promise<boolean>;
  /** Goes away without a word. */
  vanish(): void;
}

export function readSlowly(
  url: string,
  key: string,
  headers: Record<string, string> = {},
): Promise<SlowReading> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent: false, headers: { 'x-api-key': key, ...headers } });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      asked.off('error', reject).on('error', () => {});
      resolve(takeSlowly(asked, answer));
    });
  });
}

function takeSlowly(asked: ClientRequest, answer: IncomingMessage): SlowReading {
  let taken = 0;
  let isOver = false;
  const timer = setInterval(() => {
    taken += (answer.read(pieceBytes) as Buffer | null)?.length ?? 0;
  }, pieceMilliseconds);
  answer.on('error', () => {});
  const over = new Promise<void>((resolve) => {
    answer.once('close', () => {
      clearInterval(timer);
      isOver = true;
      resolve();
    });
  });
  // Nothing is read unless somebody waits for it.
  answer.on('readable', () => {});
  return {
    status: answer.statusCode!,
    taken: () => taken,
    isOver: () => isOver,
    rest: async () => {
      clearInterval(timer);
      answer.removeAllListeners('readable').resume();
      await over;
      return answer.complete;
    },
    vanish: () => void asked.destroy(),
  };
}

export interface SlowUpload {
  /** The status and the text of the answer; undefined if the connection broke before there was one. */
  readonly answer: Promise<{ status: number; text: string } | undefined>;
  vanish(): void;
}

/** Sends a body at 1 KB/s. */
export function uploadSlowly(url: string, key: string, body: string): SlowUpload {
  const sent = request(url, {
    method: 'POST',
    agent: false,
    headers: { 'x-api-key': key, 'content-type': 'text/csv' },
  });
  let isOver = false;
  const answer = new Promise<{ status: number; text: string } | undefined>((resolve) => {
    sent.once('close', () => {
      isOver = true;
      resolve(undefined);
    });
    sent.on('error', () => {});
    sent.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      answer.once('end', () => resolve({ status: answer.statusCode!, text }));
      answer.on('error', () => {});
    });
  });
  const send = async (): Promise<void> => {
    for (let at = 0; at < body.length && !isOver; at += pieceBytes) {
      sent.write(body.slice(at, at + pieceBytes));
      await delay(pieceMilliseconds);
    }
    if (!isOver) sent.end();
  };
  void send();
  return { answer, vanish: () => void sent.destroy() };
}
