import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { CompactSign, importJWK } from 'jose';
import t from 'tap';
import { leafHashOf, personalHashOf } from '../../../src/platform/audit/proof/entry.ts';
import type {
  EntryLine,
  ExportLine,
  HeaderLine,
  HeadLine,
} from '../../../src/platform/audit/proof/export-format.ts';
import { keyIdOf, signHead, verifyHead } from '../../../src/platform/audit/proof/head.ts';
import { type VerifyOptions, verifyExport } from '../../../src/platform/audit/proof/verify.ts';
import { entryAt, exportLog, makeKey, minute, sealLog, timeOf } from './synthetic-log.ts';

const size = 40;
const headSizes = [10, 25, 40];
const entries = Array.from({ length: size }, (_, index) => entryAt(index));
const key = await makeKey();
const log = await sealLog(entries, { key, headSizes });
const whole = await exportLog(log);
const trusted = { jwks: key.jwks };

async function* textOf(lines: readonly (ExportLine | string)[]): AsyncGenerator<string> {
  for (const line of lines) yield typeof line === 'string' ? line : JSON.stringify(line);
}

const verify = (lines: readonly (ExportLine | string)[], options: VerifyOptions = trusted) =>
  verifyExport(textOf(lines), options);

/** What was found, as far as the expectation tells of it. */
async function findingOf(lines: readonly (ExportLine | string)[], options?: VerifyOptions) {
  const { isProven, finding } = await verify(lines, options);
  return isProven ? 'proven' : finding!;
}

const header = (lines: readonly ExportLine[]) => lines[0] as HeaderLine;
/** Where the line of a leaf stands in a list of lines; in the file it is one more. */
const placeOfLeaf = (lines: readonly ExportLine[], leafIndex: number): number =>
  lines.findIndex((line) => 'leafIndex' in line && line.leafIndex === leafIndex);
const entryLine = (leafIndex: number) => whole[placeOfLeaf(whole, leafIndex)] as EntryLine;
const lineOf = (leafIndex: number): number => placeOfLeaf(whole, leafIndex) + 1;
const placeOfHead = (treeSize: number): number =>
  whole.findIndex((line) => line.type === 'head' && line.head === log.heads.get(treeSize));

const withEntry = (leafIndex: number, changes: object): ExportLine[] => {
  const line = entryLine(leafIndex);
  return whole.with(lineOf(leafIndex) - 1, { ...line, entry: { ...line.entry, ...changes } });
};
const swapped = (place: number, other: number) => whole.with(place, whole[other]!).with(other, whole[place]!);
/** The export with the leaves numbered anew from its beginning. */
const renumbered = (lines: readonly ExportLine[]): ExportLine[] => {
  let next = 0;
  return lines.map((line) => ('leafIndex' in line ? { ...line, leafIndex: next++ } : line));
};

t.test('An export as the service writes it is proven, whole or in part', async (t) => {
  const report = await verify(whole);
  t.match(report, {
    isProven: true,
    finding: null,
    from: 0,
    to: size,
    treeSize: size,
    head: { treeSize: size, signedAt: '2026-11-25T00:40:00.000Z', keyId: keyIdOf(log.heads.get(size)!) },
    headsConfirmed: 3,
    entriesProved: size,
    leavesCovered: size,
    personalChecked: 9,
    personalWithheld: 5,
    isRangeComplete: true,
    isWholeLog: true,
    isFiltered: false,
    keysFrom: 'auditor',
  });
  t.equal((await verify(whole, {})).keysFrom, 'export', 'it says when it took the keys of the file');

  for (const treeSize of [0, 1, 2, 21]) {
    const small = await sealLog(entries.slice(0, treeSize), { key, headSizes: [treeSize] });
    for (let from = 0; from <= treeSize; from++) {
      for (let to = from; to <= treeSize; to++) {
        const { isProven, leavesCovered, isWholeLog } = await verify(await exportLog(small, { from, to }));
        if (!isProven || leavesCovered !== to - from || isWholeLog !== (to - from === treeSize))
          t.fail(`leaves ${from} to ${to} of ${treeSize}`);
      }
    }
  }
});

t.test('A filtered export is proven, and says that it is filtered', async (t) => {
  const filtered = await exportLog(log, { from: 5, to: 33, filter: { resource: 'unit' } });
  t.match(await verify(filtered), {
    isProven: true,
    entriesProved: 14,
    leavesCovered: 28,
    isFiltered: true,
    isWholeLog: false,
    isRangeComplete: true,
  });
  t.match(
    await findingOf([{ ...header(filtered), filter: null }, ...filtered.slice(1)]),
    { kind: 'removed', leafIndex: 6 },
    'an entry cannot be hidden behind its hash when there is no filter',
  );
});

t.test('An altered entry is found, whichever field it is', async (t) => {
  const changes = {
    id: 1,
    recordedAt: timeOf(7.5),
    actor: { kind: 'key', id: 'someone else' },
    requestId: 'another',
    operation: 'update',
    resource: 'another',
    resourceId: null,
    table: null,
    recordKey: null,
    before: {},
    after: { grade: 'IV/a' },
    reason: 'another',
    personalHash: null,
    remark: 'a field more',
  };
  for (const [field, value] of Object.entries(changes)) {
    const found = await findingOf(withEntry(6, { [field]: value }));
    const entryId = field === 'id' ? 1 : 1006;
    t.match(found, { kind: 'altered', line: lineOf(6), leafIndex: 6, entryId }, field);
  }
  const { reason: _, ...less } = entryLine(6).entry;
  const lines = whole.with(lineOf(6) - 1, { ...entryLine(6), entry: less as EntryLine['entry'] });
  t.match(await findingOf(lines), { kind: 'altered', leafIndex: 6 }, 'a field less');
  const otherHash = { ...entryLine(6), leafHash: entryLine(7).leafHash };
  t.match(await findingOf(whole.with(lineOf(6) - 1, otherHash)), { kind: 'altered' }, 'the leaf hash');
  const report = await verify(withEntry(12, { reason: 'another' }));
  t.match(report, { entriesProved: 10, leavesCovered: 10 }, 'what the head before it signs is proved');
});

t.test('Altered personal fields are found, withheld ones are not needed', async (t) => {
  const { personal } = entryLine(6).entry;
  const altered = { ...personal!, after: { ...personal!.after, nip: '199001012015011002' } };
  const place = { line: lineOf(6), leafIndex: 6, entryId: 1006 };
  t.match(await findingOf(withEntry(6, { personal: altered })), { kind: 'personal-altered', ...place });
  t.match(await findingOf(withEntry(6, { personal: { ...personal, remark: 'a field more' } })), {
    kind: 'personal-altered',
  });
  t.match(await findingOf(withEntry(7, { personal })), { kind: 'personal-altered', leafIndex: 7 });
  t.equal(await findingOf(withEntry(6, { personal: null })), 'proven');
  t.not(personalHashOf({ ...personal!, salt: 'another' }), personalHashOf(personal!), 'the salt counts');
});

t.test('Removed, inserted and reordered lines are told apart', async (t) => {
  const without = (leafIndex: number) => whole.toSpliced(lineOf(leafIndex) - 1, 1);
  t.match(await findingOf(without(12)), { kind: 'removed', line: lineOf(12), leafIndex: 12, entryId: null });
  t.match(await findingOf(without(0)), { kind: 'removed', leafIndex: 0 });
  t.match(await findingOf(without(39)), {
    kind: 'removed',
    leafIndex: null,
    between: { after: 25, upTo: 40 },
  });
  t.match(await findingOf(renumbered(without(12))), { kind: 'removed', between: { after: 10, upTo: 25 } });
  t.match(
    await findingOf(whole.toSpliced(lineOf(39) - 1, 2)),
    { kind: 'removed', leafIndex: 39 },
    'the last entry and its head',
  );

  const inserted = (place: number, line: ExportLine) => whole.toSpliced(place, 0, line);
  const forged = entryAt(12, { id: 9999 });
  const forgedLine: EntryLine = {
    type: 'entry',
    leafIndex: 12,
    leafHash: leafHashOf(forged).toString('base64url'),
    entry: forged,
  };
  t.match(await findingOf(inserted(lineOf(12), forgedLine)), {
    kind: 'inserted',
    line: lineOf(12) + 1,
    leafIndex: 12,
    entryId: 9999,
  });
  t.match(await findingOf(inserted(lineOf(12) - 1, { ...forgedLine, leafIndex: 500 })), {
    kind: 'inserted',
    line: lineOf(12),
    entryId: 9999,
  });
  t.match(await findingOf(inserted(lineOf(5), entryLine(20))), { kind: 'inserted', leafIndex: 20 }, 'twice');
  t.match(
    await findingOf(renumbered(inserted(lineOf(12), forgedLine))),
    { kind: 'inserted', between: { after: 10, upTo: 25 } },
    'with the rest renumbered',
  );
  const unsealed = inserted(lineOf(12), { type: 'unsealed', entry: forged });
  t.match(await findingOf(unsealed), { kind: 'inserted', line: lineOf(12) + 1, entryId: 9999 });
  t.match(await findingOf([...whole, forgedLine]), { kind: 'inserted' }, 'after the last line');

  t.match(await findingOf(swapped(lineOf(12) - 1, lineOf(13) - 1)), {
    kind: 'reordered',
    line: lineOf(12),
    leafIndex: 13,
    entryId: 1013,
  });
  t.match(await findingOf(swapped(lineOf(3) - 1, lineOf(30) - 1)), { kind: 'reordered', leafIndex: 30 });
  const head = placeOfHead(25);
  t.match(await findingOf(swapped(head, head - 1)), { kind: 'reordered', line: head });
  t.match(await findingOf(swapped(head, head + 1)), { kind: 'reordered', line: head + 2 });
});

t.test('Any line removed, doubled or swapped with another is a finding', async () => {
  const place = fc.nat(whole.length - 1);
  await fc.assert(
    fc.asyncProperty(place, place, async (one, other) => {
      const isHead = whole[one]!.type === 'head';
      const removed = await findingOf(whole.toSpliced(one, 1));
      const doubled = await findingOf(whole.toSpliced(other, 0, whole[one]!));
      const exchanged = one === other ? 'same' : await findingOf(swapped(one, other));
      // Heads inside the range are further witnesses; the one in the header is enough.
      if ((removed === 'proven') !== isHead) return false;
      if (doubled === 'proven' && !(isHead && (other === one || other === one + 1))) return false;
      return exchanged !== 'proven';
    }),
    { numRuns: 300 },
  );
});

t.test('Times that the heads around an entry rule out are found', async (t) => {
  const day = 24 * 60;
  const withTimes = async (leafIndex: number, recordedAt: string, signedAt?: (size: number) => number) => {
    const changed = entries.with(leafIndex, entryAt(leafIndex, { recordedAt }));
    return exportLog(await sealLog(changed, { key, headSizes, ...(signedAt ? { signedAt } : {}) }));
  };
  const early = await withTimes(12, timeOf(9 - day));
  const found = { kind: 'back-dated', line: lineOf(12), leafIndex: 12, entryId: 1012 };
  t.match(await findingOf(early), found, 'recorded more than a day before the head before it');
  t.equal(await findingOf(await withTimes(12, timeOf(11 - day))), 'proven', 'a long transaction');
  t.match(
    await findingOf(await withTimes(12, timeOf(4)), { ...trusted, maximumDelayMilliseconds: 5 * minute }),
    found,
  );
  t.equal(await findingOf(await withTimes(2, timeOf(-9 * day))), 'proven', 'no head is before it');
  t.match(await findingOf(await withTimes(12, timeOf(31))), found, 'recorded after the head that seals it');
  t.equal(await findingOf(await withTimes(12, timeOf(29))), 'proven', 'clocks may differ by minutes');

  const range = await exportLog(await sealLog(entries, { key, headSizes }), { from: 11, to: 20 });
  const late = await sealLog(entries, { key, headSizes: [40], signedAt: () => 3 });
  t.equal(await findingOf(range), 'proven');
  t.match(await findingOf(await exportLog(late, { from: 11, to: 20 })), {
    kind: 'back-dated',
    leafIndex: 19,
  });
  const backwards = await withTimes(12, timeOf(12), (treeSize) => (treeSize === 25 ? 90 : treeSize));
  t.match(
    await findingOf(backwards),
    { kind: 'back-dated', leafIndex: null },
    'a head signed before an older',
  );
});

t.test('A change that its leaf hash agrees with is found between two heads', async (t) => {
  const changed = entryAt(12, { reason: 'another' });
  const line = { ...entryLine(12), entry: changed, leafHash: leafHashOf(changed).toString('base64url') };
  const lines = whole.with(lineOf(12) - 1, line);
  t.match(await findingOf(lines), {
    kind: 'root-mismatch',
    line: placeOfHead(25) + 1,
    between: { after: 10, upTo: 25 },
  });
  const onlyLast = lines.filter(({ type }) => type !== 'head');
  t.match(await findingOf(onlyLast), {
    kind: 'root-mismatch',
    line: onlyLast.length,
    between: { after: 0, upTo: 40 },
  });
  const kept = { ...trusted, oldHeads: [log.heads.get(25)!] };
  t.match(await findingOf(onlyLast, kept), { kind: 'root-mismatch' }, 'the file is at fault, not the log');
  const part = await exportLog(log, { from: 5, to: 33 });
  const { left, right } = header(part);
  for (const change of [{ left: left.toReversed() }, { right: right.toReversed() }])
    t.match(await findingOf([{ ...header(part), ...change }, ...part.slice(1)]), { kind: 'root-mismatch' });
});

t.test('Only heads that a trusted key signed for this log count', async (t) => {
  const other = await makeKey();
  const resealed = await exportLog(await sealLog(entries, { key: other, headSizes }));
  t.match(await findingOf(resealed), { kind: 'unknown-key', line: 1 });
  t.match(await verify(resealed, {}), { isProven: true, keysFrom: 'export' }, 'alone it agrees with itself');

  const forge = async (header: object, payload: string | object) =>
    new CompactSign(Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'penata-tree-head+jwt', kid, ...header })
      .sign(await importJWK(other.privateJwk, 'EdDSA'));
  const head = log.heads.get(25)!;
  const kid = keyIdOf(head);
  const payload = await verifyHead(head, key.jwks);
  const withHead = (jws: string) => whole.with(placeOfHead(25), { type: 'head', head: jws } as HeadLine);
  const line = placeOfHead(25) + 1;
  t.match(await findingOf(withHead(await forge({}, payload))), { kind: 'signature-invalid', line });
  const [protectedHeader, , signature] = head.split('.');
  const rewritten = Buffer.from(JSON.stringify({ ...payload, signedAt: '2026-11-25T00:24:00.000Z' }));
  t.match(await findingOf(withHead(`${protectedHeader}.${rewritten.toString('base64url')}.${signature}`)), {
    kind: 'signature-invalid',
    line,
  });
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url');
  t.match(await findingOf(withHead(`${unsigned}.${head.split('.')[1]}.`)), { kind: 'signature-invalid' });
  t.match(await findingOf(withHead('no head')), { kind: 'malformed', line });
  const strange = await forge({ kid: keyIdOf(header(resealed).head) }, 'no head');
  t.match(await findingOf(withHead(strange), { jwks: { keys: [...key.jwks.keys, ...other.jwks.keys] } }), {
    kind: 'malformed',
  });
  const elsewhere = await signHead({ ...payload, log: 'another' }, key.privateJwk);
  t.match(await findingOf(withHead(elsewhere)), { kind: 'malformed', message: /another/ });
  const mislabelled = { keys: other.jwks.keys.map((jwk) => ({ ...jwk, kid })) };
  t.match(await findingOf(whole, { jwks: mislabelled }), { kind: 'unknown-key' }, 'a label is no thumbprint');
});

t.test('A log that was rewritten or cut off contradicts the heads that were kept', async (t) => {
  const kept = (...sizes: number[]) => ({ ...trusted, oldHeads: sizes.map((at) => log.heads.get(at)!) });
  const { isProven, oldHeads } = await verify(whole, kept(40, 10));
  t.ok(isProven);
  t.match(oldHeads, [
    { treeSize: 10, state: 'confirmed' },
    { treeSize: 40, state: 'confirmed' },
  ]);
  const part = await exportLog(log, { from: 11, to: 30 });
  t.match((await verify(part, kept(10, 25, 40))).oldHeads, [
    { treeSize: 10, state: 'not-covered' },
    { treeSize: 25, state: 'confirmed' },
    { treeSize: 40, state: 'confirmed' },
  ]);

  const changed = entries.with(12, entryAt(12, { reason: 'another' }));
  const rewritten = await exportLog(await sealLog(changed, { key, headSizes: [10, 30, 40] }));
  t.equal(await findingOf(rewritten), 'proven', 'signed anew it is right in itself');
  const contradicted = { kind: 'old-head-contradicted', line: null };
  t.match(await findingOf(rewritten, kept(10, 25)), { ...contradicted, between: { after: 10, upTo: 25 } });
  t.match((await verify(rewritten, kept(10, 25))).oldHeads, [
    { state: 'confirmed' },
    { state: 'contradicted' },
  ]);
  t.match(await findingOf(rewritten, kept(40)), contradicted);
  t.equal(await findingOf(rewritten, kept(10)), 'proven', 'a head from before the change says nothing');

  const shorter = await sealLog(entries.slice(0, 30), { key, headSizes: [30], signedAt: () => 100 });
  t.match(await findingOf(await exportLog(shorter), kept(40)), { ...contradicted, leafIndex: 30 });
  const foreign = (await sealLog(entries, { key: await makeKey(), headSizes: [40] })).heads.get(40)!;
  t.match(await findingOf(whole, { ...trusted, oldHeads: [foreign] }), { kind: 'unknown-key', line: null });
});

t.test('A file that was cut, or is no export, is not proven', async (t) => {
  const text = whole.map((line) => JSON.stringify(line));
  t.match(await findingOf([]), { kind: 'cut' });
  for (const kept of [1, 2, 12, whole.length - 1])
    t.match(await findingOf(whole.slice(0, kept)), { kind: 'cut', line: kept }, `after line ${kept}`);
  t.match(await findingOf([...text.slice(0, 8), text[8]!.slice(0, 50)]), { kind: 'cut', line: 9 });
  const end = { type: 'end', entries: size - 1, leaves: size } as const;
  t.match(await findingOf(whole.with(-1, end)), { kind: 'cut', line: whole.length });
  t.match(await findingOf(text.with(8, '{"type":')), { kind: 'malformed', line: 9 });
  t.match(await findingOf(text.with(8, '{"type":"remark"}')), { kind: 'malformed', line: 9 });
  t.match(await findingOf(whole.slice(1)), { kind: 'malformed', line: 1 }, 'without header');
  t.match(await findingOf(whole.toSpliced(5, 0, whole[0]!)), { kind: 'malformed', line: 6 });
  t.match(await findingOf(whole.with(0, { ...header(whole), to: 41 })), { kind: 'malformed', line: 1 });
  t.match(await findingOf(whole.with(0, { ...header(whole), left: ['A'.repeat(43)] })), {
    kind: 'malformed',
  });

  const doubled = text.with(8, text[8]!.replace('"reason":null', '"reason":"shown","reason":null'));
  t.match(await findingOf(doubled), { kind: 'malformed', line: 9 }, 'a member that some read otherwise');
  const digits = text.with(8, text[8]!.replace('2785700.5', '2785700.50000000000000001'));
  t.match(await findingOf(digits), { kind: 'malformed', line: 9 }, 'digits that are not hashed');
  const spaced = whole.map((line) => JSON.stringify(line, null, 1).replaceAll('\n', ''));
  t.equal(await findingOf(['', ...spaced, '']), 'proven', 'written by another writer of JSON');
});

t.test('The command proves a file without database or configuration', async (t) => {
  const folder = t.testdir();
  const file = (name: string, content: string | Buffer) => {
    const place = path.join(folder, name);
    writeFileSync(place, content);
    return place;
  };
  const text = (lines: readonly ExportLine[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const root = path.resolve(import.meta.dirname, '../../..');
  const run = (options: string[], input = '') =>
    new Promise<{ code: number | null; out: string; told: string }>((resolve, reject) => {
      const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), 'audit', 'verify', ...options], {
        cwd: root,
        env: { PATH: process.env.PATH, PENATA_UNKNOWN: 'so that reading the configuration fails' },
      });
      let [out, told] = ['', ''];
      child.stdout.on('data', (piece: Buffer) => {
        out += piece.toString();
      });
      child.stderr.on('data', (piece: Buffer) => {
        told += piece.toString();
      });
      child.once('error', reject).once('close', (code) => resolve({ code, out, told }));
      child.stdin.on('error', () => {}).end(input);
    });
  const plain = file('export.ndjson', text(whole));
  const packed = gzipSync(text(whole));
  const jwks = file('jwks.json', JSON.stringify(key.jwks));
  const heads = file('heads', `${log.heads.get(10)}\n\n${log.heads.get(25)}\n`);
  const last = file('last', log.heads.get(40)!);

  const proven = await run([plain, '--jwks', jwks, '--head', heads, '--head', last]);
  t.equal(proven.code, 0, proven.told);
  t.match(
    proven.out,
    /^PROVEN\nLog penata, leaves 0 to 40 \(not included\) of 40\.\n40 entries and 40 leaves/,
  );
  t.match(proven.out, 'Keys: those that you gave.');
  t.equal(proven.out.match(/Your head of \d+ leaves, signed at \S+: agrees\./g)?.length, 3);

  const ownKeys = await run([file('export.ndjson.gz', packed)]);
  t.equal(ownKeys.code, 0, ownKeys.told);
  t.match(ownKeys.out, 'This proves only that the file agrees with itself');

  const altered = await run(['-', '--jwks', jwks], text(withEntry(6, { reason: 'another' })));
  t.equal(altered.code, 1);
  t.match(altered.out, /^FINDING: altered \(line 8, leaf 6, entry 1006\)\n/);

  const late = await run([plain, '--max-delay-hours', '0', '--jwks', jwks]);
  t.equal(late.code, 0, 'no entry waited past a head');

  const cut = await run([file('cut.gz', packed.subarray(0, packed.length / 2))]);
  t.equal(cut.code, 1);
  t.match(cut.out, 'FINDING: cut');

  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 20, 60);
  for (const [options, reason] of [
    [[path.join(folder, 'missing')], /ENOENT/],
    [[file('damaged.gz', damaged)], /cannot verify/],
    [[plain, '--jwks', plain], /cannot verify/],
    [[plain, '--head', jwks], /no list of signed heads/],
    [[plain, '--jwsk', jwks], /--jwsk/],
    [[], /FILE/],
  ] as const) {
    const { code, out, told } = await run([...options]);
    t.equal(code, 2, `${reason}`);
    t.match(told, reason);
    t.equal(out, '');
  }
});
