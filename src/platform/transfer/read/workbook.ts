import { posix } from 'node:path';
import type { Archive } from './archive.ts';
import { isDateFormat } from './excel-date.ts';
import { notATable } from './format.ts';
import { readXml } from './xml.ts';

/** What the first visible sheet of a workbook needs to be read. */
export interface Workbook {
  sheetPart: string;
  sharedStringsPart?: string;
  /** Whether dates count from 1904 instead of 1900. */
  date1904: boolean;
  /** By cell style number: shown as a date. */
  dateStyles: readonly boolean[];
}

interface Relationship {
  id: string;
  kind: string;
  part: string;
}

/** @throws UnreadableTable `not-a-table` for a zip that holds no workbook (.ods, .docx, .xlsb ...). */
export async function openWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('_rels/.rels')) throw notATable(archive.has('mimetype') ? 'ods' : 'zip');
  const roots = await readRelationships(archive, '');
  const workbookPart = roots.find((root) => root.kind === 'officeDocument')?.part;
  if (workbookPart === undefined || !workbookPart.includes('workbook')) throw notATable('zip');
  if (workbookPart.endsWith('.bin')) throw notATable('xlsb');
  const relationships = await readRelationships(archive, workbookPart);
  const sheets: string[] = [];
  let date1904 = false;
  await readXml(archive, workbookPart, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const target = relationships.find((one) => one.id === id && one.kind === 'worksheet');
      if (target !== undefined) sheets.push(target.part);
    },
  });
  const sheetPart = sheets[0];
  if (sheetPart === undefined) throw notATable('no-visible-sheet');
  const stylesPart = relationships.find((one) => one.kind === 'styles')?.part;
  const sharedStringsPart = relationships.find((one) => one.kind === 'sharedStrings')?.part;
  return {
    sheetPart,
    date1904,
    dateStyles: stylesPart === undefined ? [] : await readDateStyles(archive, stylesPart),
    ...(sharedStringsPart === undefined ? {} : { sharedStringsPart }),
  };
}

async function readRelationships(archive: Archive, owner: string): Promise<Relationship[]> {
  const folder = posix.dirname(owner);
  const part = posix.join(folder, '_rels', `${posix.basename(owner)}.rels`);
  const relationships: Relationship[] = [];
  await readXml(archive, part, {
    open(name, attributes) {
      const target = attributes.Target;
      if (name !== 'Relationship' || target === undefined) return;
      relationships.push({
        id: attributes.Id ?? '',
        kind: posix.basename(attributes.Type ?? ''),
        part: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return relationships;
}

async function readDateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const customFormats = new Map<number, string>();
  const dateStyles: boolean[] = [];
  let inCellFormats = false;
  await readXml(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt') customFormats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0);
        dateStyles.push(isDateFormat(id, customFormats.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return dateStyles;
}
