import { shortened } from '../../../platform/http/text.ts';
import type { PolicyText } from '../schemas/provisions.ts';
import type { NewPolicyVersion } from '../schemas/versions.ts';
import type { Found } from './found.ts';
import { readPlain } from './text/read-plain.ts';
import { foundInText } from './text/soundness.ts';

/** The text that was handed in, structured or plain, and what is wrong with it. */
export function handedIn({ text, plainText }: NewPolicyVersion): {
  readonly text: PolicyText;
  readonly found: Found[];
} {
  if ((text === undefined) === (plainText === undefined))
    return {
      text: { provisions: [] },
      found: [{ pointer: text ? '/plainText' : '/text', code: 'text-given-twice' }],
    };
  if (text) return { text, found: foundInText(text.provisions, '/text/provisions') };
  const { provisions, unplaced } = readPlain(plainText!);
  const strays = unplaced.map(({ at, words }) => ({
    pointer: '/plainText',
    code: 'line-unplaced' as const,
    parameters: { number: at, words: shortened(words) },
  }));
  return { text: { provisions }, found: [...strays, ...foundInText(provisions, '/plainText')] };
}
