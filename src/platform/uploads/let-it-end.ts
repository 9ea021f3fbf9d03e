import type { FastifyRequest } from 'fastify';

const drainMilliseconds = 30_000;

/** A client that is still sending reads no answer: the rest is taken and thrown away for a while, then it is cut off. */
export function letItEnd({ raw }: FastifyRequest): void {
  if (raw.readableEnded || raw.destroyed) return;
  raw.unpipe();
  raw.resume();
  const { socket } = raw;
  // Not until the answer is out alone: the connection would stay, half read, until nobody uses it any more.
  const timer = setTimeout(() => socket.destroy(), drainMilliseconds).unref();
  const stop = () => clearTimeout(timer);
  raw.once('end', stop);
  socket.once('close', stop);
}
