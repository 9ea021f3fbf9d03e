import { createHash } from 'node:crypto';
import type { Language } from '../http/text.ts';
import type { KnownColumns } from './column.ts';

const prefix = '#penata:';

/** Whether a name in a header is no column: it says where the file comes from. */
export const isMark = (header: string): boolean => header.startsWith(prefix);

/** Stands in the header of a file in which personal data is masked: it must not be imported. */
export const maskedMark = `${prefix}masked`;

/** The column that says why a row was refused; not read when the mended file is imported. */
export const reasonHeaders: Readonly<Record<Language, string>> = { en: 'reason', id: 'alasan' };

/** Changes whenever columns are added, removed or renamed, or become required. */
export function templateVersion({ columns }: Pick<KnownColumns, 'columns'>): string {
  const shape = columns.map(({ field, headers: [name], required = false }) => [field, name, required]);
  return createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 12);
}

/** Stands last in the header of a template. */
export const templateMark = (importer: KnownColumns): string =>
  `${prefix}${importer.resource}:${templateVersion(importer)}`;

/** The template that a mark names; undefined if it names none. */
export function templateOf(mark: string): { resource: string; version: string } | undefined {
  const [resource, version] = mark.slice(prefix.length).split(':');
  return resource && version ? { resource, version } : undefined;
}
