import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { withScope } from '../../access/scopes.ts';
import { answers } from '../../http/answers.ts';
import { Problem } from '../../http/problem.ts';
import { notFound, problems } from '../../http/problems.ts';
import { Closed, ref } from '../../http/schemas.ts';
import { findHead } from '../sealed/heads.ts';
import { sealProblems } from '../sealed/problems.ts';
import { leafOfEntry, proofOfLeaf } from '../sealed/proof-of-entry.ts';
import { ConsistencyProof, InclusionProof, maximumTreeSize } from '../sealed/schemas.ts';
import { tileReader } from '../sealed/tiles.ts';

const tags = ['audit'];
const config = { access: withScope('audit:read') };
const Number64 = (minimum: number, description: string) =>
  Type.Integer({ minimum, maximum: maximumTreeSize, format: 'int64', description });

/** Proofs after RFC 9162: that an entry is in the log, and that the log only grew. */
export const auditProofRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/audit/entries/:entryNumber/inclusion-proof',
    {
      config,
      schema: {
        operationId: 'getInclusionProof',
        tags,
        summary: 'Prove that an entry is in the audit log',
        description:
          'The hashes that lead from an entry to the root of a signed head. Nobody can make them for an entry that was changed or put in later.',
        params: Closed({ entryNumber: Number64(1, 'Stable id of the entry.') }),
        querystring: Closed({
          treeSize: Type.Optional(
            Number64(1, 'Leaves of the tree of a signed head; the latest if not given.'),
          ),
        }),
        response: answers({ 200: ref(InclusionProof) }, 404, 409),
      },
    },
    async (request) => {
      const leafIndex = await leafOfEntry(database.pool, request.params.entryNumber);
      if (leafIndex === undefined) throw notFound();
      const head = await findHead(database.read, request.query.treeSize);
      if (!head && request.query.treeSize !== undefined) throw notFound();
      if (leafIndex === null || !head || leafIndex >= head.treeSize)
        throw new Problem(sealProblems['not-sealed-yet']);
      const { treeSize } = head;
      const { leafHash, hashes } = await proofOfLeaf(database.pool, leafIndex, treeSize);
      return { leafIndex, treeSize, leafHash: inText(leafHash), hashes: hashes.map(inText), head };
    },
  );

  app.get(
    '/audit/consistency-proof',
    {
      config,
      schema: {
        operationId: 'getConsistencyProof',
        tags,
        summary: 'Prove that the audit log only grew',
        description:
          'The hashes that prove of two sizes of the log that the larger begins with all that the smaller has.',
        querystring: Closed({
          from: Number64(0, 'Leaves of the older tree.'),
          to: Type.Optional(Number64(0, 'Leaves of the newer tree; all that is sealed if not given.')),
        }),
        response: answers({ 200: ref(ConsistencyProof) }, 404),
      },
    },
    async (request) => {
      const size = (await findHead(database.read))?.treeSize;
      const { from, to = size } = request.query;
      if (size === undefined || to === undefined || to > size) throw notFound();
      if (from > to) throw fromBeyond(to);
      const hashes = await tileReader(database.pool).consistencyProof(from, to);
      return { from, to, hashes: hashes.map(inText) };
    },
  );
};

const inText = (hash: Buffer): string => hash.toString('base64url');

const fromBeyond = (to: number): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { parameter: 'from' },
        code: 'out-of-range',
        text: {
          message: {
            en: 'The older tree is the larger one.',
            id: 'Pohon yang lebih tua justru lebih besar.',
          },
          hint: { en: 'Give at most {to}.', id: 'Beri paling banyak {to}.' },
        },
        parameters: { to },
      },
    ],
  });
