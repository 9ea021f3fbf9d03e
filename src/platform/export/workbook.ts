import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface WorkbookSheet {
  readonly name: string;
  /** Begins its text, once the sheets before it have been read to their end. */
  readonly open: () => Iterable<string> | AsyncIterable<string | Buffer>;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Where the text of a sheet stands in the file, by its place among them. */
export const sheetPart = (at: number): string => `xl/worksheets/sheet${at + 1}.xml`;

function partsAround(sheets: readonly WorkbookSheet[]): Readonly<Record<string, string>> {
  const each = (write: (sheet: WorkbookSheet, at: number) => string) => sheets.map(write).join('');
  return {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${each((_, at) => `<Override PartName="/${sheetPart(at)}" ContentType="${kind}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${each((_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="/${sheetPart(at)}"/>`)}</Relationships>`,
  };
}

/** Low, because a sheet of a million rows is mostly the same few tags. */
const options = { compressionLevel: 3 };

/** An XLSX file around the texts of its sheets, which are read as the file is. */
export function workbook(sheets: readonly WorkbookSheet[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  for (const [name, text] of Object.entries(partsAround(sheets)))
    zip.addBuffer(Buffer.from(declaration + text), name);
  for (const [at, { open }] of sheets.entries())
    zip.addReadStreamLazy(sheetPart(at), options, (give) => {
      const part = Readable.from(open(), { objectMode: false });
      // What the archive does not see: it would wait for ever for a part that broke off.
      part.once('error', (error) => output.destroy(error));
      output.once('close', () => part.destroy());
      give(null, part);
    });
  zip.end();
  return output;
}
