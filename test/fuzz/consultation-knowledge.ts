import { randomUUID } from 'node:crypto';
import { consultationOf } from '../support/consultations.ts';
import { dayAt } from '../support/follow-ups.ts';
import type { Knowledge } from './knowledge.ts';
import type { Json } from './schema.ts';
import type { World } from './world.ts';

type Random = Parameters<Knowledge>[2];

let number = 0;

/** Something that can be done with what a fact names first, as far as the other parts of the fact go into it. */
const of =
  (parameter: string, fact: string, body?: (parts: readonly string[]) => Json): Knowledge =>
  (request, world, random) => {
    number += 1;
    const parts = (world.valueOf(fact, random) ?? '- -').split(' ');
    return {
      ...request,
      path: { ...request.path, [parameter]: parts[0]! },
      ...(body ? { body: body(parts) } : {}),
    };
  };

const ofConsultation = (fact: string, body?: (parts: readonly string[]) => Json): Knowledge =>
  of('consultationId', fact, body);

const ofGroup = (fact: string, body?: (parts: readonly string[]) => Json): Knowledge =>
  of('commentGroupId', fact, body);

/** Asked plainly: which texts and comments there are is not made by chance. */
const plainly: Knowledge = (request) => ({ ...request, query: [] });

/** A consultation as it can be planned by whoever has the draft. */
const planned = (world: World, random: Random): Json =>
  consultationOf(world.valueOf('cityId', random) ?? '-', world.valueOf('consultedDraftId', random) ?? '-', {
    title: `Konsultasi ${number}`,
  });

/** What requests on consultations have to know so that they are sound. */
export const consultationKnowledge: Readonly<Record<string, Knowledge>> = {
  planConsultation: (request, world, random) => {
    number += 1;
    return { ...request, body: planned(world, random) };
  },
  updateConsultation: ofConsultation('plannedConsultationId', () => ({ title: `Judul ${number}` })),
  takeUpConsultationVersion: ofConsultation('laterText', ([, versionId]) => ({ versionId: versionId! })),
  extendConsultation: ofConsultation('extendedConsultationId', () => ({
    closesOn: dayAt(20 + number),
    reason: 'Masa libur bersama.',
  })),
  cancelConsultation: ofConsultation('cancellableConsultationId', () => ({ reason: 'Rancangan ditarik.' })),
  concludeConsultation: ofConsultation('answeredConsultationId', () => ({
    summary: { id: 'Giliran malam menjadi sukarela.' },
  })),
  listPolicyConsultations: of('policyDocumentId', 'consultedDraftId'),
  listPublicPolicyConsultations: of('policyDocumentId', 'consultedRegulationId'),
  getConsultationConclusion: ofConsultation('concludedConsultationId'),
  getPublicConsultationConclusion: ofConsultation('concludedConsultationId'),
  getOwnConsultationConclusion: ofConsultation('concludedOwnConsultationId'),
  readOwnConsultationText: plainly,
  readPublicConsultationText: plainly,
  writePublicConsultationComment: ofConsultation('keptConsultationId', () => ({
    id: randomUUID(),
    kind: 'suggestion',
    text: `Masukan ${number}.`,
    ...(number % 2 ? { gender: 'female', ageBand: '30-39' } : {}),
  })),
  writeOwnComment: ofConsultation('openInternalConsultationId', () => ({
    kind: 'concern',
    text: `Masukan ${number}.`,
    isConfidential: number % 2 === 0,
  })),
  withdrawOwnComment: of('consultationCommentId', 'withdrawableCommentId'),
  decideConsultationComment: of('consultationCommentId', 'heldCommentId', () =>
    number % 2 ? { isReleased: true } : { isReleased: false, ground: 'personal-data' },
  ),
  createCommentGroup: ofConsultation('keptConsultationId', () => ({
    title: `Kelompok ${number}`,
    summary: 'Giliran malam terlalu panjang.',
  })),
  updateCommentGroup: ofGroup('keptCommentGroupId', () => ({ title: `Kelompok ${number}` })),
  removeCommentGroup: ofGroup('removableCommentGroupId'),
  groupComments: (request, world, random) => ({
    ...request,
    path: { commentGroupId: world.valueOf('keptCommentGroupId', random) ?? '-' },
    body: { commentIds: [world.valueOf('commentToGroup', random) ?? '-'] },
  }),
  answerCommentGroup: ofGroup('answerableCommentGroupId', () => ({
    outcome: 'not-accepted',
    reason: { id: `Loket tetap buka, alasan ${number}.` },
  })),
};
