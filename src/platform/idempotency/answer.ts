import type { FastifyReply, FastifyRequest } from 'fastify';
import { GivenAnswer } from '../http/given-answer.ts';
import type { Shown } from '../http/masking.ts';

/** What is kept of an answer; all other headers are those of the request at hand. */
const keptHeaders = [
  'content-type',
  'content-language',
  'location',
  'etag',
  'link',
  'preference-applied',
] as const;
/** No operation that changes something answers more. */
const largestAnswer = 4_194_304;

interface Kept {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  /** Whose personal data it shows: put on record each time. */
  readonly shown: readonly (readonly [key: string, resource: string, fields: string[], subjects: string[]])[];
}

/** An answer as text, to be kept. */
export function answerAsText(reply: FastifyReply, payload: unknown, shown: Shown | null): string {
  if (payload !== null && payload !== undefined && typeof payload !== 'string')
    throw new Error('only text can be answered to a request with an idempotency key');
  const present = keptHeaders
    .map((name) => [name, reply.getHeader(name)] as const)
    .filter(([, value]) => value !== undefined);
  const text = JSON.stringify({
    status: reply.statusCode,
    headers: Object.fromEntries(present) as Kept['headers'],
    body: payload || null,
    shown: [...(shown ?? [])].map(
      ([key, { resource, fields, subjects }]) => [key, resource, [...fields], [...subjects]] as const,
    ),
  } satisfies Kept);
  if (text.length > largestAnswer)
    throw new Error('an answer is too large to be kept for its idempotency key');
  return text;
}

/** The answer that a request got before: given again, and marked. */
export class RepeatedAnswer extends GivenAnswer {
  readonly #kept: Kept;

  constructor(text: string) {
    super('answered before');
    this.#kept = JSON.parse(text) as Kept;
  }

  override async giveTo(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { status, headers, body, shown } = this.#kept;
    if (shown.length > 0) await request.server.recordShown(request, this.#shown());
    reply.status(status).headers({ ...headers, 'idempotency-replayed': 'true' });
    if (body === null) reply.send();
    else reply.serializer((text: string) => text).send(body);
  }

  #shown(): Shown {
    return new Map(
      this.#kept.shown.map(([key, resource, fields, subjects]) => [
        key,
        { resource, fields, subjects: new Set(subjects) },
      ]),
    );
  }
}
