import type { FastifyRequest } from 'fastify';
import { type Addition, isWrite, withHeaders } from '../http/documented.ts';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { defineRemarks, type Remark, shapeRemarks } from '../http/remarks.ts';

/** The header in which callers say why; it stands in the audit log. */
const purposeHeader = 'x-purpose';
export const purposeMaximum = 500;
const controlOrHalfCharacter = /[\p{Cc}\p{Cs}]/u;

/**
 * Why the caller does what it does; null if not said. Text beyond ASCII is sent percent-encoded.
 * @throws Problem `invalid-input` if it is too long or holds what is no text
 */
export function purposeOf(request: FastifyRequest): string | null {
  const header = request.headers[purposeHeader];
  if (typeof header !== 'string' || header.trim() === '') return null;
  const text = decoded(header.trim());
  if (text.length > purposeMaximum)
    throw refused('too-long', purposeRemarks['too-long'], { length: text.length, limit: purposeMaximum });
  if (controlOrHalfCharacter.test(text))
    throw refused('control-character', purposeRemarks['control-character']);
  return text;
}

/**
 * As {@link purposeOf}, where nothing is shown to whoever does not say why.
 * @throws Problem `invalid-input` also if it is not said
 */
export function requirePurpose(request: FastifyRequest): string {
  const purpose = purposeOf(request);
  if (purpose === null) throw refused('missing-field', shapeRemarks['missing-field'], { name: 'X-Purpose' });
  return purpose;
}

const purposeRemarks = defineRemarks({
  'too-long': {
    message: {
      en: 'It has {length} characters; {limit} are accepted.',
      id: 'Panjangnya {length} karakter; batasnya {limit}.',
    },
    hint: { en: 'Say it shorter.', id: 'Persingkat.' },
  },
  'control-character': {
    message: {
      en: 'It holds control characters or halves of characters.',
      id: 'Berisi karakter kendali atau potongan karakter.',
    },
    hint: { en: 'Say it in one line of text.', id: 'Tulis dalam satu baris teks.' },
  },
});

const refused = (code: string, text: Remark['text'], parameters: Remark['parameters'] = {}): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [{ place: { header: purposeHeader }, code, text, parameters }],
  });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const purposeParameter = {
  'X-Purpose': {
    type: 'string',
    maxLength: 4500,
    pattern: '^[^\\u0000]*$',
    description:
      'Why, in at most 500 characters; percent-encoded where it is not ASCII. It stands in the audit log with what is changed, and with the personal data that is shown.',
    examples: ['Mutasi 2026, nota dinas 800/12'],
  },
};

/** Whoever changes something, or is shown personal data, may say why; of what the public does no reason is kept. */
export const documentPurpose: Addition = (described, route) => {
  const access = route.config?.access;
  const showsPersonalData = access?.kind === 'scope' && access.sensitive !== undefined;
  const changes = isWrite(route) && !route.config?.readsOnly && access?.kind !== 'public';
  return showsPersonalData || changes ? withHeaders(described, purposeParameter) : described;
};
