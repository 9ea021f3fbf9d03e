import { answers } from '../http/answers.ts';
import { type Addition, withAnswers, withHeaders } from '../http/documented.ts';
import { keyMaximum, keyPattern } from './key.ts';
import { takesKey } from './plugin.ts';

const parameter = {
  'Idempotency-Key': {
    type: 'string',
    minLength: 1,
    maxLength: keyMaximum,
    pattern: keyPattern,
    description:
      'A name that the caller makes up for this request, best a random UUID. Whoever repeats the request with the same key within 24 hours gets the answer of the first (`Idempotency-Replayed: true`), and nothing is done twice. The same key with another address, `If-Match` or body is refused (`idempotency-key-reused`), and so is a repetition while the first is still at work (`idempotency-key-in-flight`). Refusals are not kept: after one the key is free again. Keys of different callers have nothing to do with each other.',
    examples: ['0d6f5a3c-7f0e-4c39-9a39-2f6f1d9c8e57'],
  },
};

/** Every POST that changes something can be repeated safely. */
export const documentIdempotency: Addition = (described, route) =>
  takesKey(route) && route.config?.access?.kind !== 'public'
    ? withHeaders(withAnswers(described, answers({}, 409, 422)), parameter)
    : described;
