import fc from 'fast-check';
import t from 'tap';
import {
  emptyRoot,
  Frontier,
  leafHash,
  nodeHash,
  rightSubtrees,
  rootOf,
} from '../../../src/platform/audit/proof/merkle.ts';
import { verifyConsistency, verifyInclusion } from '../../../src/platform/audit/proof/proofs.ts';
import { TileWriter } from '../../../src/platform/audit/proof/tile-writer.ts';
import { partialTileKeys, type TileKey, TileReader } from '../../../src/platform/audit/proof/tiles.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** The tree of RFC 9162 §2.1.1, word by word. */
function merkleTreeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot;
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(merkleTreeHash(leaves.slice(0, split)), merkleTreeHash(leaves.slice(split)));
}

const numberedLeaves = (size: number): Buffer[] =>
  Array.from({ length: size }, (_, index) => leafHash(String(index)));

/** Tiles as the database would keep them; counts what is read. */
class StoredTiles {
  readonly tiles = new Map<string, Buffer>();
  calls: (readonly TileKey[])[] = [];

  store(writer: TileWriter): void {
    for (const { level, position, hashes } of writer.finish()) this.tiles.set(`${level}/${position}`, hashes);
  }

  hashes(keys: readonly TileKey[]): Buffer[] {
    return keys.map(({ level, position }) => this.tiles.get(`${level}/${position}`) ?? Buffer.alloc(0));
  }

  readonly reader = new TileReader(async (keys) => {
    this.calls.push(keys);
    return this.hashes(keys);
  });
}

function storedTree(leaves: readonly Buffer[]): StoredTiles {
  const stored = new StoredTiles();
  const writer = new TileWriter();
  for (const leaf of leaves) writer.append(leaf);
  stored.store(writer);
  return stored;
}

const largest = 600;
const leaves = numberedLeaves(largest);
const roots = Array.from({ length: largest + 1 }, (_, size) => merkleTreeHash(leaves.slice(0, size)));
const size = fc.integer({ min: 1, max: largest });
const flipped = (hash: Buffer, bit: number): Buffer => {
  const copy = Buffer.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};
const bit = fc.integer({ min: 0, max: 255 });

// Leaves, roots and proofs that the implementations of Certificate Transparency share.
const known = {
  leaves: [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ],
  roots: [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
  inclusionOfLeaf0In8: [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ],
  consistencyOf6With8: [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ],
};

t.test('Roots and proofs are those of the known Certificate Transparency tree', async (t) => {
  const knownLeaves = known.leaves.map((leaf) => leafHash(hex(leaf).toString('latin1')));
  const frontier = new Frontier();
  t.equal(
    frontier.root().toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'the root without leaves',
  );
  for (const [at, root] of known.roots.entries()) {
    frontier.append(knownLeaves[at]!);
    t.equal(frontier.root().toString('hex'), root, `root of ${at + 1} leaves`);
  }
  const { reader } = storedTree(knownLeaves);
  t.strictSame(
    (await reader.inclusionProof(0, 8)).map((hash) => hash.toString('hex')),
    known.inclusionOfLeaf0In8,
  );
  t.strictSame(
    (await reader.consistencyProof(6, 8)).map((hash) => hash.toString('hex')),
    known.consistencyOf6With8,
  );
});

t.test('Every leaf of every tree is proved to be in it, and nowhere else', async (t) => {
  const { reader } = storedTree(leaves);
  await fc.assert(
    fc.asyncProperty(size, fc.nat(largest), fc.nat(), bit, async (treeSize, anyIndex, anyStep, flip) => {
      const leafIndex = anyIndex % treeSize;
      const path = await reader.inclusionProof(leafIndex, treeSize);
      const claim = { leafIndex, treeSize, leafHash: leaves[leafIndex]!, path, rootHash: roots[treeSize]! };
      const isRefused = (change: Partial<typeof claim>) => !verifyInclusion({ ...claim, ...change });
      const step = anyStep % Math.max(path.length, 1);
      return (
        verifyInclusion(claim) &&
        isRefused({ leafHash: flipped(claim.leafHash, flip) }) &&
        isRefused({ rootHash: flipped(claim.rootHash, flip) }) &&
        (path.length === 0 || isRefused({ path: path.with(step, flipped(path[step]!, flip)) })) &&
        (path.length === 0 || isRefused({ path: path.slice(1) })) &&
        isRefused({ path: [...path, emptyRoot] }) &&
        isRefused({ leafIndex: treeSize }) &&
        (treeSize === 1 || isRefused({ leafIndex: (leafIndex + 1) % treeSize }))
      );
    }),
    { numRuns: 1500 },
  );
  for (const treeSize of [1, 2, 3, 7, 255, 256, 257, 600]) {
    for (let leafIndex = 0; leafIndex < treeSize; leafIndex++) {
      const path = await reader.inclusionProof(leafIndex, treeSize);
      const claim = { leafIndex, treeSize, leafHash: leaves[leafIndex]!, path, rootHash: roots[treeSize]! };
      if (!verifyInclusion(claim)) t.fail(`leaf ${leafIndex} of ${treeSize}`);
    }
  }
  await t.rejects(reader.inclusionProof(5, 5), { name: 'RangeError' });
});

t.test('Every tree is proved to begin with every smaller one, and with no other', async (t) => {
  const { reader } = storedTree(leaves);
  await fc.assert(
    fc.asyncProperty(size, fc.nat(largest), fc.nat(), bit, async (newSize, anyOld, anyStep, flip) => {
      const oldSize = anyOld % (newSize + 1);
      const path = await reader.consistencyProof(oldSize, newSize);
      const claim = { oldSize, newSize, oldRoot: roots[oldSize]!, newRoot: roots[newSize]!, path };
      const isRefused = (change: Partial<typeof claim>) => !verifyConsistency({ ...claim, ...change });
      const step = anyStep % Math.max(path.length, 1);
      return (
        verifyConsistency(claim) &&
        isRefused({ oldRoot: flipped(claim.oldRoot, flip) }) &&
        (oldSize === 0 || isRefused({ newRoot: flipped(claim.newRoot, flip) })) &&
        (path.length === 0 || isRefused({ path: path.with(step, flipped(path[step]!, flip)) })) &&
        (path.length === 0 || isRefused({ path: path.slice(1) })) &&
        isRefused({ path: [...path, emptyRoot] }) &&
        isRefused({ oldSize: newSize + 1 })
      );
    }),
    { numRuns: 1500 },
  );
  for (let oldSize = 0; oldSize <= 300; oldSize++) {
    const path = await reader.consistencyProof(oldSize, 300);
    const claim = { oldSize, newSize: 300, oldRoot: roots[oldSize]!, newRoot: roots[300]!, path };
    if (!verifyConsistency(claim)) t.fail(`tree of ${oldSize} in that of 300`);
  }
  await t.rejects(reader.consistencyProof(6, 5), { name: 'RangeError' });
});

t.test('A range of leaves and the subtrees beside it give the root', async (t) => {
  const { reader } = storedTree(leaves);
  await fc.assert(
    fc.asyncProperty(fc.nat(largest), fc.nat(largest), fc.nat(largest), async (...sizes) => {
      const [from, to, treeSize] = sizes.sort((one, other) => one - other) as [number, number, number];
      const { left, right } = await reader.rangeHashes(from, to, treeSize);
      const root = rootOf({ from, left, leaves: leaves.slice(from, to), right, treeSize });
      return root.equals(roots[treeSize]!) && (await reader.rootOfTree(treeSize)).equals(roots[treeSize]!);
    }),
    { numRuns: 1500 },
  );
  t.strictSame(rightSubtrees(3, 7), [
    { start: 3, end: 4 },
    { start: 4, end: 7 },
  ]);
  t.throws(() => new Frontier(3, [emptyRoot]), { name: 'RangeError' }, 'three leaves are two subtrees');
});

t.test('Tiles grow in steps of any size to the same log, and only those that change are given', (t) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 5 }), (steps) => {
      const stored = new StoredTiles();
      let grown = 0;
      for (const step of steps) {
        const writer = new TileWriter(grown, stored.hashes(partialTileKeys(grown)));
        const isSameRoot = writer.root().equals(merkleTreeHash(numberedLeaves(grown)));
        if (!isSameRoot) return false;
        for (const leaf of numberedLeaves(grown + step).slice(grown)) writer.append(leaf);
        stored.store(writer);
        if (writer.finish().length > 0) return false;
        grown += step;
      }
      const atOnce = storedTree(numberedLeaves(grown)).tiles;
      return [...atOnce].every(([key, hashes]) => stored.tiles.get(key)?.equals(hashes));
    }),
    { numRuns: 40 },
  );
  const writer = new TileWriter(256 * 256, [leafHash('root of the first 65,536')]);
  writer.append(leafHash('one more'));
  t.strictSame(
    writer.finish().map(({ level, position }) => ({ level, position })),
    [{ level: 0, position: 256 }],
  );
  t.throws(() => new TileWriter(300, [emptyRoot]), /tile 0\/1 .* 44 hashes/);
  t.end();
});

t.test('A log of three levels of tiles is proved by a handful of tiles, each read once', async (t) => {
  const treeSize = 65_536 + 700;
  const all = numberedLeaves(treeSize);
  const frontier = new Frontier();
  const writer = new TileWriter();
  const stored = new StoredTiles();
  for (const [index, leaf] of all.entries()) {
    frontier.append(leaf);
    writer.append(leaf);
    if (index % 10_000 === 0) stored.store(writer);
  }
  t.ok(writer.root().equals(frontier.root()), 'the writer knows the root');
  stored.store(writer);
  t.same([...stored.tiles.keys()].filter((key) => !key.startsWith('0/')).sort(), ['1/0', '1/1', '2/0']);
  t.ok((await stored.reader.rootOfTree(treeSize)).equals(frontier.root()));

  for (const leafIndex of [0, 255, 256, 40_000, 65_535, 65_536, 66_047, 66_048, treeSize - 1]) {
    const path = await stored.reader.inclusionProof(leafIndex, treeSize);
    const claim = { leafIndex, treeSize, leafHash: all[leafIndex]!, path, rootHash: frontier.root() };
    t.ok(verifyInclusion(claim), `leaf ${leafIndex}`);
  }
  for (const oldSize of [1, 255, 256, 257, 65_535, 65_536, 65_537, 66_048]) {
    const path = await stored.reader.consistencyProof(oldSize, treeSize);
    const old = new Frontier();
    for (const leaf of all.slice(0, oldSize)) old.append(leaf);
    const claim = { oldSize, newSize: treeSize, oldRoot: old.root(), newRoot: frontier.root(), path };
    t.ok(verifyConsistency(claim), `tree of ${oldSize}`);
  }
  const { left, right } = await stored.reader.rangeHashes(511, 65_600, treeSize);
  const range = { from: 511, left, leaves: all.slice(511, 65_600), right, treeSize };
  t.ok(rootOf(range).equals(frontier.root()), 'a range across tiles');

  t.ok(
    stored.calls.every((keys) => keys.length <= 6),
    'few tiles',
  );
  t.ok(
    stored.calls.every((keys) => new Set(keys.map((key) => JSON.stringify(key))).size === keys.length),
    'none twice',
  );
  t.equal(stored.calls.length, 1 + 9 + 8 + 1, 'one reading for each proof');
  stored.tiles.delete('1/0');
  await t.rejects(stored.reader.rootOfTree(65_000), /tile 1\/0 of the audit log lacks/);
});
