import { shortened } from '../../../platform/http/text.ts';
import { competencyLevels } from '../reference.ts';
import { levelFields } from './columns.ts';
import { type Noted, refuse } from './noted.ts';

/** A level as a row gives it. */
export interface GivenLevel {
  /** Where it stands. */
  readonly field: string;
  /** The code of the competency. */
  readonly code: string;
  readonly level: number;
}

/** As in the API. */
const most = 100;

/** The levels that a row gives; what cannot be read is noted. */
export function levelsOf(noted: Noted): GivenLevel[] {
  const { row } = noted;
  const columns = levelFields.filter(({ field }) => row.value(field) !== '');
  const parts = row
    .value(list)
    .split(/[;\n]/)
    .flatMap((part) => part.trim() || []);
  const count = columns.length + parts.length;
  if (count === 0) refuse(noted, null, 'assessment-levels-missing');
  if (count > most) {
    refuse(noted, list, 'assessment-levels-too-many', { count, limit: most });
    return [];
  }
  return [
    ...columns.flatMap(({ field, code }) => levelOf(noted, field, code, row.value(field))),
    ...parts.flatMap((part) => {
      const [, code, level] = codeAndLevel.exec(part) ?? [];
      if (code !== undefined && level !== undefined) return levelOf(noted, list, code, level);
      refuse(noted, list, 'assessment-other-malformed', { part: shortened(part) });
      return [];
    }),
  ];
}

/** The column that takes any competency, by code. */
const list = 'otherLevels';
const codeAndLevel = /^([a-z0-9][a-z0-9._-]{0,39})\s*=\s*(\S+)$/i;

function levelOf(noted: Noted, field: string, code: string, text: string): GivenLevel[] {
  if (competencyLevels.find(text)) return [{ field, code, level: Number(text) }];
  refuse(noted, field, 'assessment-level-malformed', { code });
  return [];
}
