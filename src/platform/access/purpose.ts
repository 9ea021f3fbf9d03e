import type { FastifyRequest } from 'fastify';
import { Problem, problems } from '../http/problems.ts';

/** The header in which callers say why; it stands in the audit log. */
export const purposeHeader = 'x-purpose';
export const purposeMaximum = 500;

/**
 * Why the caller does what it does; null if not said. Text beyond ASCII is sent percent-encoded.
 * @throws Problem `invalid-input` if it is too long
 */
export function purposeOf(request: FastifyRequest): string | null {
  const header = request.headers[purposeHeader];
  if (typeof header !== 'string' || header.trim() === '') return null;
  const text = decoded(header.trim());
  if (text.length <= purposeMaximum) return text;
  throw new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { header: purposeHeader },
        code: 'too-long',
        text: {
          message: {
            en: `It has ${text.length} characters; ${purposeMaximum} are accepted.`,
            id: `Panjangnya ${text.length} karakter; batasnya ${purposeMaximum}.`,
          },
          hint: { en: 'Say it shorter.', id: 'Persingkat.' },
        },
      },
    ],
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
