import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Summary } from './form.ts';
import { noteSheet } from './sheet.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const sheetPart = 'xl/worksheets/sheet1.xml';
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/${sheetPart}" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/><sheet name="End" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
};

/** Low, because a sheet of a million rows is mostly the same few tags. */
const options = { compressionLevel: 3 };

/** An XLSX file around the text of its sheet, which is read as the file is; the second sheet tells what it was. */
export function workbook(sheet: AsyncIterable<Buffer>, summary: () => Summary): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // What the archive does not see: it would wait for ever for a part that broke off.
  const lazily = (name: string, open: () => Readable) =>
    zip.addReadStreamLazy(name, options, (give) => {
      const part = open();
      part.once('error', (error) => output.destroy(error));
      output.once('close', () => part.destroy());
      give(null, part);
    });
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(declaration + text), name);
  lazily(sheetPart, () => Readable.from(sheet, { objectMode: false }));
  lazily('xl/worksheets/sheet2.xml', () => {
    const { rows, sha256, eventsAfter } = summary();
    return Readable.from([Buffer.from(noteSheet({ rows, sha256, part: sheetPart, eventsAfter }))]);
  });
  zip.end();
  return output;
}
