import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, Text, Words } from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { policyLinkKinds } from '../impact-reference.ts';
import { policyDocumentStates } from '../reference.ts';

const kind = policyLinkKinds.schema;
const targetId = Id('The unit, position, service, course, survey, plan or competency.');
const note = Text('How it touches it.', 1000, 'Jam buka loket berubah.');

export const NewPolicyLink = Closed(
  { kind, targetId, eId: Type.Optional(EId), note: Type.Optional(note) },
  { $id: 'NewPolicyLink', description: 'What a document touches, and by which provision.' },
);
export type NewPolicyLink = Static<typeof NewPolicyLink>;

export const PolicyLink = Type.Object(
  {
    id: Id('Stable id of the link.'),
    documentId: Id('The document.'),
    documentName: Words(
      'Its full name.',
      1500,
      'Peraturan Wali Kota Palembang Nomor 12 Tahun 2026 tentang …',
    ),
    citation: Nullable(Words('How it is cited in short.', 200, 'Perwali 12/2026')),
    state: policyDocumentStates.schema,
    kind,
    targetId,
    targetName: Nullable(
      Words(
        'How what it touches is called on the day that is read, or was called last; null if it is gone altogether.',
        1000,
        'Dinas Kependudukan dan Pencatatan Sipil',
      ),
    ),
    isThere: Type.Boolean({
      description:
        'Whether what it touches is there on the day that is read: a unit that was closed, or a service that is no longer offered, is not.',
    }),
    eId: Nullable(EId),
    note: Nullable(note),
  },
  {
    $id: 'PolicyLink',
    description: 'That a document touches something — keterkaitan; read from the side of either.',
  },
);
export type PolicyLink = Static<typeof PolicyLink>;

export const linkSchemas = [NewPolicyLink, PolicyLink];
