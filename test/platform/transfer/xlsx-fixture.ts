import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  content: string | Buffer;
  encrypted?: boolean;
  /** Written into the headers instead of the true size. */
  claimedSize?: number;
}

/** A zip of deflated parts, in the order given. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, encrypted, claimedSize } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(encrypted === true ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    files.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

export interface Sheet {
  /** The `<row>` elements. */
  rows: string;
  state?: 'hidden' | 'veryHidden';
}

export interface WorkbookOptions {
  /** `<si>` contents. */
  sharedStrings?: readonly string[];
  /** A cell style per number format: a built-in number, or a custom code. */
  formats?: readonly (number | string)[];
  date1904?: boolean;
}

const namespace = 'http://schemas.openxmlformats.org';
const relation = `${namespace}/officeDocument/2006/relationships`;

function relationships(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(
    ([kind, target], at) => `<Relationship Id="r${at}" Type="${relation}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${namespace}/package/2006/relationships">${list.join('')}</Relationships>`;
}

/** The parts of a workbook, its shared strings after the sheets as some programs write them. */
export function workbookParts(sheets: readonly Sheet[], options: WorkbookOptions = {}): ZipPart[] {
  const main = `xmlns="${namespace}/spreadsheetml/2006/main"`;
  const formats = options.formats ?? [];
  const custom = formats
    .map((code, at) =>
      typeof code === 'string' ? `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>` : '',
    )
    .join('');
  const cellFormats = formats
    .map((code, at) => `<xf numFmtId="${typeof code === 'number' ? code : 164 + at}"/>`)
    .join('');
  return [
    { name: '_rels/.rels', content: relationships([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook ${main} xmlns:r="${relation}">${
        options.date1904 === true ? '<workbookPr date1904="1"/>' : ''
      }<sheets>${sheets
        .map(
          ({ state }, at) =>
            `<sheet name="S${at}" sheetId="${at + 1}" r:id="r${at}"${state === undefined ? '' : ` state="${state}"`}/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
        ['sharedStrings', '/xl/sharedStrings.xml'],
      ]),
    },
    ...sheets.map(({ rows }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
    })),
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${main}><numFmts>${custom}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cellFormats}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst ${main}>${(options.sharedStrings ?? []).map((one) => `<si>${one}</si>`).join('')}</sst>`,
    },
  ];
}

export function workbook(rows: string, options: WorkbookOptions = {}): Buffer {
  return zip(workbookParts([{ rows }], options));
}
