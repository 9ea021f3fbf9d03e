import { type CodeOf, referenceList } from '../reference/list.ts';

export const subjectKinds = referenceList(
  {
    name: 'subject-kinds',
    label: { id: 'Jenis pokok bahasan', en: 'Kinds of subjects' },
    description: 'What people are asked about before it is decided, and told of afterwards.',
    legalBasis: 'Penata',
  },
  [{ code: 'policy-document', label: { id: 'Dokumen kebijakan', en: 'Policy document' } }],
);
export type SubjectKindCode = CodeOf<typeof subjectKinds>;
