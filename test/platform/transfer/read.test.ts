import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import t from 'tap';
import {
  type ReadTableOptions,
  readTable,
  type TableLimits,
  type TableRow,
  UnreadableTable,
} from '../../../src/platform/transfer/read/index.ts';
import { processorTime } from '../../support/processor-time.ts';
import { type WorkbookOptions, workbook, workbookParts, zip } from './xlsx-fixture.ts';

interface PlainRow {
  line: number;
  cells: Record<string, string>;
  error?: TableRow['error'];
}

interface PlainTable {
  format: string;
  columns: readonly string[];
  rows: PlainRow[];
}

/** The upload in pieces of `size` bytes, as a network delivers it. */
function upload(content: string | Buffer, size = 65_536): Readable {
  const bytes = Buffer.from(content);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return Readable.from(pieces);
}

async function readAll(source: Readable, options?: ReadTableOptions): Promise<PlainTable> {
  const table = await readTable(source, options);
  const rows: PlainRow[] = [];
  for await (const batch of table.rows) {
    for (const { line, cells, error } of batch) {
      rows.push({ line, cells: Object.fromEntries(cells), ...(error === undefined ? {} : { error }) });
    }
  }
  return { format: table.format, columns: table.header.columns, rows };
}

const read = (content: string | Buffer, options?: ReadTableOptions): Promise<PlainTable> =>
  readAll(upload(content), options);

async function refusal(content: string | Buffer, limits?: Partial<TableLimits>): Promise<UnreadableTable> {
  try {
    await read(content, limits === undefined ? {} : { limits });
  } catch (error) {
    if (error instanceof UnreadableTable) return error;
    throw error;
  }
  throw new Error('The file was read');
}

const temporaryFiles = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('penata-upload-'));

const cell = (reference: string, value: string | number, attributes = ''): string =>
  `<c r="${reference}" ${attributes}><v>${value}</v></c>`;
const text = (reference: string, value: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** The value of A2 under the header NILAI in A1. */
async function sheetValue(value: string, options: WorkbookOptions = {}): Promise<string | undefined> {
  const table = await read(
    workbook(`<row r="1">${text('A1', 'NILAI')}</row><row r="2">${value}</row>`, options),
  );
  return table.rows[0]?.cells.NILAI;
}

t.test('CSV', async (t) => {
  t.test('a personnel export is read by column name with the lines a person sees', async (t) => {
    const table = await read(
      '\n \nNIP BARU,NAMA,ALAMAT\r\n1,Siti,"Jl. ""A"",\r\nNo. 1"\r\n,,\n\r\n2,Budi,\n3,Ani,x',
    );
    t.equal(table.format, 'csv');
    t.same(table.columns, ['NIP BARU', 'NAMA', 'ALAMAT']);
    t.same(table.rows, [
      { line: 4, cells: { 'NIP BARU': '1', NAMA: 'Siti', ALAMAT: 'Jl. "A",\r\nNo. 1' } },
      { line: 8, cells: { 'NIP BARU': '2', NAMA: 'Budi', ALAMAT: '' } },
      { line: 9, cells: { 'NIP BARU': '3', NAMA: 'Ani', ALAMAT: 'x' } },
    ]);
  });

  t.test('the same rows come out whatever the size of the pieces that arrive', async (t) => {
    const content = '\ufeffNIP;NAMA\r\n1;"Ñ\r\né"\r\n\r\n2;“Ayu”\r\n';
    const whole = await read(content);
    t.equal(whole.rows.length, 2);
    for (const size of [1, 2, 3, 5]) t.same(await readAll(upload(content, size)), whole);
  });

  t.test('every line ending is understood', async (t) => {
    for (const ending of ['\n', '\r\n', '\r']) {
      const { rows } = await read(['A,B', '1,"x', 'y"', '2,z', ''].join(ending));
      t.same(
        rows.map(({ line, cells }) => [line, cells.B]),
        [
          [2, `x${ending}y`],
          [4, 'z'],
        ],
      );
    }
  });

  t.test('the delimiter is found in the header line, outside quotes', async (t) => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const content = `NIP${delimiter}"a,b;c,d;e,f;g|h|i|j"${delimiter}T\n1${delimiter}2${delimiter}3`;
      const { columns, rows } = await read(content);
      t.same(columns, ['NIP', 'a,b;c,d;e,f;g|h|i|j', 'T'], JSON.stringify(delimiter));
      t.same(rows[0]?.cells.T, '3');
    }
    t.same((await read('NIP\n1')).columns, ['NIP'], 'one column has no delimiter');
    t.same(
      (await read('Ukuran ("),Berat;x,Z\n1,2,3')).columns,
      ['Ukuran (")', 'Berat;x', 'Z'],
      'a stray quote',
    );
  });

  t.test("Excel's sep= line names the delimiter and is no row", async (t) => {
    const { columns, rows } = await read('sep=;\r\nA,1;B\r\nx;y\r\n');
    t.same(columns, ['A,1', 'B']);
    t.same(rows, [{ line: 3, cells: { 'A,1': 'x', B: 'y' } }]);
  });

  t.test('UTF-8 with a mark and UTF-16 of both byte orders are read', async (t) => {
    const content = 'NAMA;KOTA\r\nZoë 😀;Palembang\r\n';
    const littleEndian = Buffer.from(`\ufeff${content}`, 'utf16le');
    const files = {
      'UTF-8': Buffer.from(content),
      'UTF-8 with BOM': Buffer.from(`\ufeff${content}`),
      'UTF-16LE': littleEndian,
      'UTF-16BE': Buffer.from(littleEndian).swap16(),
    };
    for (const [encoding, bytes] of Object.entries(files)) {
      for (const size of [1, 3, 1000]) {
        const { columns, rows } = await readAll(upload(bytes, size));
        t.same(columns, ['NAMA', 'KOTA'], encoding);
        t.same(rows, [{ line: 2, cells: { NAMA: 'Zoë 😀', KOTA: 'Palembang' } }], encoding);
      }
    }
  });

  t.test('another encoding is refused with the line of its first byte, never guessed', async (t) => {
    const windows1252 = Buffer.concat([Buffer.from('NAMA\nÑ\n'), Buffer.from('Ma\x92ruf\n', 'latin1')]);
    t.match(await refusal(windows1252), { code: 'encoding-unknown', line: 3, parameters: { byte: '0x92' } });
    const loneSurrogate = Buffer.from('\ufeffNAMA\na\nb\ud800c\n', 'utf16le');
    t.match(await refusal(loneSurrogate), { code: 'encoding-unknown', line: 3 });
    t.match(await refusal('NAMA\nSiti\nA\0B\n'), { code: 'nul-byte', line: 3 });
    t.match(await refusal(Buffer.from('NAMA\nSiti\n', 'utf16le')), { code: 'nul-byte' });
    t.match(await refusal(Buffer.from('NAMA\nSit\u00e9').subarray(0, -1)), { code: 'cut-file', line: 2 });
  });

  t.test('a row of another width is reported and the reading goes on', async (t) => {
    const { rows } = await read('A,B,\n1,2\n1\n1,2,3\n1,2,,,\n4,5,\n');
    t.same(
      rows.map(({ line, error }) => [line, error?.code, error?.parameters]),
      [
        [2, undefined, undefined],
        [3, 'row-width', { expected: 2, found: 1 }],
        [4, 'row-width', { expected: 2, found: 3 }],
        [5, undefined, undefined],
        [6, undefined, undefined],
      ],
    );
  });

  t.test('a cell over 10,000 characters refuses its row only', async (t) => {
    const { rows } = await read(`A,B\n1,${'x'.repeat(10_001)}\n2,${'x'.repeat(10_000)}\n`);
    t.match(rows[0], {
      line: 2,
      error: { code: 'row-cell-length', column: 'B', parameters: { found: 10_001 } },
    });
    t.equal(rows[1]?.error, undefined);
    t.equal(rows[1]?.cells.B?.length, 10_000);
  });

  t.test('an unclosed quote and a cut file name the line of the row', async (t) => {
    t.match(await refusal('A,B\n1,2\n3,"4\n5,6\n7,8\n'), { code: 'unclosed-quote', line: 3 });
    t.match(await refusal('A,B\r\n"1\r\n",2\r\n5,"Jalan Me'), { code: 'cut-file', line: 4 });
    t.match(await refusal(`A,B\n1,2\n3,"4\n${'5,6\n'.repeat(300_000)}`), { code: 'unclosed-quote', line: 3 });
    t.match(await refusal(`A,B\n1,2\n3,${'x'.repeat(1_100_000)}\n`), { code: 'row-too-long', line: 3 });
  });

  t.test('the rows before a refusal are handed out', async (t) => {
    const table = await readTable(upload('A\n1\n2\n"3'));
    const lines: number[] = [];
    await t.rejects(
      async () => {
        for await (const batch of table.rows) lines.push(...batch.map(({ line }) => line));
      },
      { code: 'cut-file', line: 4 },
    );
    t.same(lines, [2, 3]);
  });

  t.test('the header is checked', async (t) => {
    t.match(await refusal('NIP, NAMA ,NAMA\n'), { code: 'duplicate-column', line: 1, column: 'NAMA' });
    for (const content of ['', '\ufeff', '\n\r\n  \n', ',,\n,,\n']) {
      t.equal((await refusal(content)).code, 'empty-file', JSON.stringify(content));
    }
    t.same(await read('NIP,NAMA\n'), { format: 'csv', columns: ['NIP', 'NAMA'], rows: [] });
    const wide = (count: number): string => Array.from({ length: count }, (_, at) => `K${at}`).join();
    t.match(await refusal(wide(501)), { code: 'too-many-columns', parameters: { found: 501, limit: 500 } });
    t.equal((await read(wide(500))).columns.length, 500);
  });

  t.test('cells are cleaned once', async (t) => {
    const cases: ReadonlyArray<readonly [written: string, read: string]> = [
      [' \u00a0Siti\u200b ', 'Siti'],
      ["'198503152010012001", '198503152010012001'],
      [" ' 01 ", '01'],
      ["''x", "'x"],
      ["Ma'ruf", "Ma'ruf"],
      ['null', ''],
      ['NULL', ''],
      ["'null", ''],
      ['Nuller', 'Nuller'],
      ['"a" b', '"a" b'],
    ];
    const { rows } = await read(`A,B\n${cases.map(([written]) => `${written},-`).join('\n')}`);
    t.same(
      rows.map(({ cells }) => cells.A),
      cases.map(([, expected]) => expected),
    );
  });

  t.test('any table written with quotes reads back the same', async (t) => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', ',', ';', '\n', '\r\n', ' ', 'Z') });
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('x'), plain, plain), { maxLength: 20 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 40 }),
        async (records, delimiter, ending, size) => {
          const lines = [['A', 'B', 'C'], ...records].map((record) => record.map(quoted).join(delimiter));
          const { rows } = await readAll(upload(lines.join(ending), size));
          t.strictSame(
            rows.map(({ cells }) => Object.values(cells)),
            records.map((record) => record.map((value) => value.trim())),
            'trimmed',
          );
          let line = 2;
          for (const [at, row] of rows.entries()) {
            if (row.line !== line)
              throw new Error(`Row ${at} is said to be on line ${row.line}, not ${line}`);
            line += (lines[at + 1]?.match(/\r\n|\n/g)?.length ?? 0) + 1;
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  t.test('what many rows of 75 columns take grows with their number, and not with its square', async (t) => {
    const line = `${Array.from({ length: 75 }, (_, at) => `isi ${at}`).join()}\n`;
    const workOf = async (count: number): Promise<number> => {
      const spent = processorTime();
      const { rows } = await read(line + line.repeat(count));
      t.equal(rows.length, count);
      return spent();
    };
    await workOf(1_500);
    const few = await workOf(1_500);
    const many = await workOf(15_000);
    t.ok(many < 50 * few, `${many} ms of a processor for ten times what took ${few} ms`);
  });
});

t.test('XLSX', async (t) => {
  t.test('the first visible sheet is read by sheet row, shared strings coming after it', async (t) => {
    const parts = workbookParts(
      [
        { rows: `<row r="1">${text('A1', 'HIDDEN')}</row>`, state: 'hidden' },
        {
          rows: `<row r="3">${cell('A3', 0, 't="s"')}${cell('C3', 1, 't="s"')}</row>
            <row r="4"/><row r="5"><c r="A5" s="0"/></row>
            <row r="7">${cell('A7', 2, 't="s"')}${cell('C7', 1, 't="b"')}</row>
            <row r="8">${cell('C8', 12.5)}</row>`,
        },
        { rows: `<row r="1">${text('A1', 'THIRD')}</row>` },
      ],
      {
        sharedStrings: [
          '<t>NIP</t>',
          '<r><t>A</t></r><r><t xml:space="preserve">KTIF </t></r>',
          '<t>x &amp; _x000D_</t><rPh><t>no</t></rPh>',
        ],
      },
    );
    const bytes = zip(parts);
    const whole = await read(bytes);
    t.same(whole, {
      format: 'xlsx',
      columns: ['NIP', 'AKTIF'],
      rows: [
        { line: 7, cells: { NIP: 'x &', AKTIF: 'TRUE' } },
        { line: 8, cells: { NIP: '', AKTIF: '12.5' } },
      ],
    });
    t.same(await readAll(upload(bytes, 7)), whole);
    t.same(await read(zip(parts.toReversed())), whole, 'in any order of parts');
    t.same(await read(bytes, { limits: { sharedStringBytes: 0 } }), whole, 'strings in a temporary file');
    t.same(temporaryFiles(), []);
  });

  t.test('more shared strings than memory may hold are found again', async (t) => {
    const names = Array.from({ length: 5_000 }, (_, at) => `nama ${at}`);
    const rows = names.map(
      (_, at) => `<row>${`<c t="s"><v>${at}</v></c><c t="s"><v>${4_999 - at}</v></c>`}</row>`,
    );
    const table = await read(
      workbook(rows.join(''), { sharedStrings: names.map((name) => `<t>${name}</t>`) }),
      {
        limits: { sharedStringBytes: 10_000 },
      },
    );
    t.same(
      table.rows.map(({ cells }) => Object.values(cells)),
      names.map((name, at) => [name, `nama ${4_999 - at}`]).slice(1),
    );
  });

  t.test('numbers are the shortest text, digits that are lost become scientific', async (t) => {
    const cases: ReadonlyArray<readonly [stored: string, shown: string]> = [
      ['7', '7'],
      ['0.1', '0.1'],
      ['0.30000000000000004', '0.3'],
      ['1E-4', '0.0001'],
      ['1.5E-9', '0.0000000015'],
      ['-2E-7', '-0.0000002'],
      ['-12.5', '-12.5'],
      ['167101234567890', '167101234567890'],
      ['1.98503E+12', '1985030000000'],
      ['1.98503201501E+17', '1.98503201501E+17'],
      ['198503201501012001', '1.98503201501012E+17'],
      ['1671012345678901', '1.671012345678901E+15'],
    ];
    for (const [stored, shown] of cases) t.equal(await sheetValue(cell('A2', stored)), shown, stored);
  });

  t.test('cells shown as dates become YYYY-MM-DD, in both date systems', async (t) => {
    const formats = [
      14,
      22,
      'dd/mm/yyyy',
      '[$-421]d mmmm yyyy;@',
      'General',
      2,
      '0.00\\d',
      '#,##0 &quot;hari&quot;',
      '[Red]0',
    ];
    const dated = (serial: string, style: number, date1904 = false): Promise<string | undefined> =>
      sheetValue(cell('A2', serial, `s="${style}"`), { formats, date1904 });
    for (const style of [0, 1, 2, 3])
      t.equal(await dated('45000.75', style), '2023-03-15', String(formats[style]));
    for (const style of [4, 5, 6, 7, 8])
      t.equal(await dated('45000.5', style), '45000.5', String(formats[style]));
    t.equal(await dated('1', 0), '1900-01-01');
    t.equal(await dated('59', 0), '1900-02-28');
    t.equal(await dated('60', 0), '1900-02-29', 'the day that never was, as Excel shows it');
    t.equal(await dated('61', 0), '1900-03-01');
    t.equal(await dated('44999.99999999', 0), '2023-03-15', 'a midnight a breath short');
    t.equal(await dated('43538', 0, true), '2023-03-15');
    t.equal(await dated('0', 0, true), '1904-01-01');
    t.equal(await dated('0.5', 1), '12:00:00');
    t.equal(await dated('-5', 0), '-5');
    t.equal(await sheetValue('<c r="A2" t="d"><v>2023-03-15T00:00:00</v></c>'), '2023-03-15');
  });

  t.test('a formula counts with its last value, its error refuses the row', async (t) => {
    t.equal(await sheetValue('<c r="A2"><f>1+2</f><v>3</v></c>'), '3');
    t.equal(await sheetValue('<c r="A2" t="str"><f>A1</f><v>abc</v></c>'), 'abc');
    const rows = `<row r="1">${text('A1', 'NIP')}${text('B1', 'NAMA')}</row><row r="2">${text('A2', '1')}${cell('B2', '#N/A', 't="e"')}</row><row r="3">${text('A3', '2')}</row>`;
    t.same((await read(workbook(rows))).rows, [
      {
        line: 2,
        cells: { NIP: '1', NAMA: '#N/A' },
        error: { code: 'row-cell-error', column: 'NAMA', parameters: { found: '#N/A' } },
      },
      { line: 3, cells: { NIP: '2', NAMA: '' } },
    ]);
  });

  t.test('a value beside the table refuses its row, even in the last column of the sheet', async (t) => {
    const rows = `<row r="1">${text('A1', 'NIP')}</row><row r="2">${text('A2', '1')}${text('XFD2', 'x')}</row>`;
    t.match((await read(workbook(rows))).rows, [{ line: 2, error: { code: 'row-width' } }]);
    t.equal((await refusal(workbook(`<row r="1">${text('XFD1', 'x')}</row>`))).code, 'too-many-columns');
    t.equal((await refusal(workbook(''))).code, 'empty-file');
  });

  t.test('a cut or damaged workbook is refused', async (t) => {
    const bytes = workbook(`<row r="1">${text('A1', 'NIP')}</row>`.repeat(50));
    for (const size of [bytes.length - 10, bytes.length >> 1, 40]) {
      t.equal((await refusal(bytes.subarray(0, size))).code, 'cut-file', `${size} bytes`);
    }
    t.equal((await refusal(workbook('<row r="1"><c'))).code, 'damaged-file');
    t.equal((await refusal(workbook(`<row>${cell('A1', 9, 't="s"')}</row>`))).code, 'damaged-file');
    const broken = Buffer.from(bytes);
    broken.fill(0xff, bytes.indexOf('sheet1.xml') + 12, bytes.indexOf('sheet1.xml') + 30);
    t.equal((await refusal(broken)).code, 'damaged-file');
    t.same(temporaryFiles(), []);
  });

  t.test('a zip bomb is refused before it is unpacked', async (t) => {
    const rows = `<row r="1">${text('A1', 'NIP')}</row>`;
    t.equal((await refusal(workbook(rows), { unpackedBytes: 1_000 })).code, 'unpacked-too-large');
    t.equal((await refusal(workbook(rows + ' '.repeat(70_000_000)))).code, 'unpacked-too-large');
    const parts = workbookParts([{ rows: rows + ' '.repeat(100_000) }]);
    const lying = parts.map((part) => (part.name.includes('sheet1') ? { ...part, claimedSize: 500 } : part));
    t.equal((await refusal(zip(lying))).code, 'damaged-file', 'even when it lies about its size');
    t.equal(
      (await refusal(workbook(text('A1', 'x'.repeat(9_000_000))), {})).code,
      'damaged-file',
      'or is one endless text',
    );
    t.equal((await refusal(workbook(rows), { uploadBytes: 100 })).code, 'upload-too-large');
  });

  t.test('files that are not workbooks are named', async (t) => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    t.equal((await refusal(Buffer.concat([ole, Buffer.alloc(2_000)]))).code, 'old-excel-format');
    const locked = Buffer.concat([ole, Buffer.alloc(2_000), Buffer.from('EncryptedPackage', 'utf16le')]);
    t.equal((await refusal(locked)).code, 'encrypted-file');
    const parts = workbookParts([{ rows: '' }]);
    t.equal((await refusal(zip(parts.map((part) => ({ ...part, encrypted: true }))))).code, 'encrypted-file');
    const found = async (content: string | Buffer) => {
      const { code, parameters } = await refusal(content);
      return [code, parameters.found];
    };
    t.same(await found(zip([{ name: 'mimetype', content: 'application/vnd.oasis' }])), [
      'not-a-table',
      'ods',
    ]);
    t.same(await found(zip([{ name: 'a.txt', content: 'x' }])), ['not-a-table', 'zip']);
    t.same(await found('<html><table><tr><td>NIP'), ['not-a-table', 'markup']);
    t.same(await found('%PDF-1.7'), ['not-a-table', 'pdf']);
    t.same(await found(' [ {"nip":"1"}]'), ['not-a-table', 'json-array']);
    t.same(await found(zip(workbookParts([{ rows: '', state: 'veryHidden' }]))), [
      'not-a-table',
      'no-visible-sheet',
    ]);
    await t.rejects(read(zip(parts), { format: 'csv' }), { code: 'not-a-table' });
    await t.rejects(read('A,B', { format: 'xlsx' }), { code: 'not-a-table' });
  });
});

t.test('NDJSON', async (t) => {
  t.test('flat objects are read, bad lines are reported and the reading goes on', async (t) => {
    const lines = [
      '{"nip":"1","umur":40,"aktif":true,"gelar":null}',
      '{"nip":"2"',
      '',
      '{"nip":{"a":1}}',
      '[1]',
      '{"nip":"\\u0000"}',
      `{"nip":"${'x'.repeat(10_001)}"}`,
      '{"nip":198503201501012001,"lain":0.1}',
      '{"nip":null}',
    ];
    const table = await read(`\ufeff${lines.join('\r\n')}`);
    t.equal(table.format, 'ndjson');
    t.same(table.columns, ['nip', 'umur', 'aktif', 'gelar']);
    t.same(
      table.rows.map(({ line, cells, error }) => [line, error?.code ?? cells, error?.parameters.reason]),
      [
        [1, { nip: '1', umur: '40', aktif: 'true', gelar: '' }, undefined],
        [2, 'row-json', 'syntax'],
        [4, 'row-json', 'nested'],
        [5, 'row-json', 'not-an-object'],
        [6, 'row-json', 'nul'],
        [7, 'row-cell-length', undefined],
        [8, { nip: '1.98503201501012E+17', lain: '0.1' }, undefined],
      ],
    );
    t.same(await readAll(upload(`\ufeff${lines.join('\r\n')}`, 3)), table);
  });

  t.test('an endless line and a wrong encoding are refused', async (t) => {
    t.match(await refusal(`{"a":1}\n{"a":"${'x'.repeat(1_000_001)}"}\n`), { code: 'row-too-long', line: 2 });
    t.match(await refusal(Buffer.from('{"a":1}\n{"a":"\xe9"}\n', 'latin1')), {
      code: 'encoding-unknown',
      line: 2,
    });
    t.equal((await refusal('{x\n'.repeat(600))).code, 'not-a-table');
  });
});

t.test('an upload that ends badly', async (t) => {
  const endless = async function* (released: () => void): AsyncGenerator<Buffer> {
    try {
      yield Buffer.from('A,B\n');
      for (;;) yield Buffer.from('1,2\n'.repeat(1_000));
    } finally {
      released();
    }
  };

  t.test('leaving the loop early releases the upload', async (t) => {
    let released = false;
    const table = await readTable(
      endless(() => {
        released = true;
      }),
    );
    for await (const batch of table.rows) {
      t.equal(batch.length, 500);
      break;
    }
    t.ok(released);
    const stream = Readable.from(endless(() => {}));
    await (await readTable(stream)).close();
    t.ok(stream.destroyed, 'so does closing without reading');
  });

  t.test('leaving a workbook early closes its files', async (t) => {
    const openFiles = (): number => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);
    const rows = `<row>${text('A1', 'A')}</row>`.repeat(20_000).replaceAll('A1', 'A');
    const before = openFiles();
    for (let times = 0; times < 5; times++) {
      for await (const batch of (await readTable(upload(workbook(rows)))).rows) {
        t.equal(batch.length, 500);
        break;
      }
    }
    await setTimeout(50);
    t.ok(openFiles() <= before + 1, `${openFiles()} files open, ${before} before`);
  });

  t.test('a broken connection is a cut file, another failure is passed on', async (t) => {
    const broken = new PassThrough();
    broken.write(`A,B\n${'1,2\n'.repeat(500)}`);
    const table = await readTable(broken);
    broken.destroy();
    await t.rejects(
      async () => {
        for await (const _ of table.rows);
      },
      { code: 'cut-file' },
    );
    const failing = new PassThrough();
    failing.write('A,B\n');
    failing.destroy(new Error('disk on fire'));
    await t.rejects(readTable(failing), { message: 'disk on fire' });
  });

  t.test('an abort ends even a hanging upload, with its reason', async (t) => {
    for (const start of ['A,B\n', 'PK\x03\x04', '{"a":1}\n']) {
      const hanging = new PassThrough();
      hanging.write(start);
      const controller = new AbortController();
      const reading = readTable(hanging, { signal: controller.signal });
      const rejected = t.rejects(reading, { message: 'enough' }, start);
      await setTimeout(20);
      controller.abort(new Error('enough'));
      await rejected;
      t.ok(hanging.destroyed);
    }
    const controller = new AbortController();
    const table = await readTable(upload(workbook(`<row>${text('A1', 'A')}</row>`)), {
      signal: controller.signal,
    });
    controller.abort(new Error('enough'));
    await t.rejects(
      async () => {
        for await (const _ of table.rows);
      },
      { message: 'enough' },
    );
    await t.rejects(readTable(upload('A\n1'), { signal: controller.signal }), { message: 'enough' });
    t.same(temporaryFiles(), []);
  });
});
