import { type CodeOf, referenceList } from '../../platform/reference/list.ts';

/** In their order: what comes later rests on what comes before. */
export const readinessElements = referenceList(
  {
    name: 'readiness-elements',
    label: { id: 'Unsur kesiapan berubah', en: 'Elements of readiness' },
    description:
      'What makes somebody ready for a change, in the order in which one rests on the other (ADKAR).',
    legalBasis: 'Prosci ADKAR; PermenPANRB 90/2021',
  },
  [
    { code: 'awareness', label: { id: 'Kesadaran', en: 'Awareness' } },
    { code: 'desire', label: { id: 'Keinginan', en: 'Desire' } },
    { code: 'knowledge', label: { id: 'Pengetahuan', en: 'Knowledge' } },
    { code: 'ability', label: { id: 'Kemampuan', en: 'Ability' } },
    { code: 'reinforcement', label: { id: 'Penguatan', en: 'Reinforcement' } },
  ],
);
export type ReadinessElement = CodeOf<typeof readinessElements>;

export const pulseStates = referenceList(
  {
    name: 'pulse-states',
    label: { id: 'Status survei kesiapan', en: 'States of readiness pulses' },
    description: 'Whether a readiness pulse takes answers.',
    legalBasis: 'Penata',
  },
  [
    { code: 'planned', label: { id: 'Direncanakan', en: 'Planned' } },
    { code: 'open', label: { id: 'Terbuka', en: 'Open' } },
    { code: 'closed', label: { id: 'Ditutup', en: 'Closed' } },
    { code: 'cancelled', label: { id: 'Dibatalkan', en: 'Cancelled' } },
  ],
);
export type PulseState = CodeOf<typeof pulseStates>;

export const measureKinds = referenceList(
  {
    name: 'measure-kinds',
    label: { id: 'Jenis tindakan kesiapan', en: 'Kinds of readiness measures' },
    description: 'What is done where a unit is not ready for a change.',
    legalBasis: 'Penata',
  },
  [
    { code: 'talk', label: { id: 'Dialog dengan pimpinan', en: 'Talk with leaders' } },
    { code: 'answer-objections', label: { id: 'Menjawab keberatan', en: 'Answering objections' } },
    { code: 'training', label: { id: 'Pelatihan', en: 'Training' } },
    { code: 'mentor', label: { id: 'Pendampingan', en: 'Mentoring' } },
    { code: 'practice', label: { id: 'Latihan di tempat kerja', en: 'Practice at work' } },
    { code: 'recognition', label: { id: 'Penghargaan', en: 'Recognition' } },
    { code: 'adjust-plan', label: { id: 'Penyesuaian rencana', en: 'Adjusting the plan' } },
  ],
);
export type MeasureKind = CodeOf<typeof measureKinds>;

export const measureStates = referenceList(
  {
    name: 'measure-states',
    label: { id: 'Status tindakan kesiapan', en: 'States of readiness measures' },
    description: 'How far a readiness measure is.',
    legalBasis: 'Penata',
  },
  [
    { code: 'planned', label: { id: 'Direncanakan', en: 'Planned' } },
    { code: 'done', label: { id: 'Dilaksanakan', en: 'Done' } },
    { code: 'dropped', label: { id: 'Dihentikan', en: 'Dropped' } },
  ],
);
export type MeasureState = CodeOf<typeof measureStates>;

export const riskReasons = referenceList(
  {
    name: 'socialisation-risks',
    label: { id: 'Risiko sosialisasi', en: 'Risks of socialisation' },
    description: 'Why a unit may not be where a campaign wants it when the change comes.',
    legalBasis: 'Penata',
  },
  [
    { code: 'reading-behind', label: { id: 'Pembacaan tertinggal', en: 'Reading is behind' } },
    { code: 'understanding-low', label: { id: 'Pemahaman rendah', en: 'Understanding is low' } },
    { code: 'concerns-many', label: { id: 'Banyak keberatan', en: 'Many concerns' } },
    { code: 'readiness-low', label: { id: 'Kesiapan di bawah target', en: 'Readiness is below target' } },
    { code: 'readiness-unknown', label: { id: 'Kesiapan belum diketahui', en: 'Readiness is unknown' } },
  ],
);
export type RiskReason = CodeOf<typeof riskReasons>;
