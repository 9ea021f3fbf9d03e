import type { Provision } from '../schemas/provisions.ts';
import { formOf, type Named } from './names.ts';
import { writePlain } from './text/write-plain.ts';

/** A document with its words, laid out as on paper. */
export const plainOf = (document: Named, provisions: readonly Provision[]): string =>
  writePlain({
    opening: {
      form: formOf(document).toUpperCase(),
      number: document.number ?? '',
      year: document.year,
      title: document.title.toUpperCase(),
    },
    provisions,
  });
