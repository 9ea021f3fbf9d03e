import type { TwoLanguages } from '../../../platform/http/schemas.ts';
import { personalDataFound } from '../../../platform/public-writes/index.ts';
import type { Found } from './found.ts';

/** Personal data in texts that everybody reads, each under the name of its field (UU 27/2022). */
export const foundInTexts = (texts: Readonly<Record<string, TwoLanguages | null | undefined>>): Found[] =>
  Object.entries(texts).flatMap(([field, text]) =>
    Object.entries(text ?? {}).flatMap(([language, words]) =>
      personalDataFound(`/${field}/${language}`, words),
    ),
  );
