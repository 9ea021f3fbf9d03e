import type { PulseState } from '../readiness-reference.ts';
import type { NewPulse, PulseStatements } from '../schemas/pulses.ts';
import type { ReadinessFound } from './readiness-found.ts';

/** What is put to people unless a campaign has words of its own. */
export const usualStatements: PulseStatements = {
  awareness: {
    id: 'Saya paham mengapa perubahan ini perlu dilakukan.',
    en: 'I understand why this change is needed.',
  },
  desire: {
    id: 'Saya ingin ikut menjalankan perubahan ini.',
    en: 'I want to take part in this change.',
  },
  knowledge: {
    id: 'Saya tahu apa yang harus saya lakukan dalam perubahan ini.',
    en: 'I know what I have to do in this change.',
  },
  ability: {
    id: 'Saya mampu bekerja dengan cara yang baru.',
    en: 'I am able to work in the new way.',
  },
  reinforcement: {
    id: 'Di unit saya, cara kerja yang baru didukung dan dihargai.',
    en: 'In my unit the new way of working is supported and recognised.',
  },
};

/** Whether a pulse takes answers on a day. */
export function pulseStateOn(
  {
    opensOn,
    closesOn,
    cancelledOn,
  }: { readonly opensOn: string; readonly closesOn: string; readonly cancelledOn: string | null },
  day: string,
): PulseState {
  if (cancelledOn !== null) return 'cancelled';
  if (day < opensOn) return 'planned';
  return day <= closesOn ? 'open' : 'closed';
}

const mostDays = 60;

/** What is wrong with the days of a pulse that is planned on a day. */
export function foundInPulseDays({ opensOn, closesOn }: NewPulse, today: string): ReadinessFound[] {
  if (opensOn < today) return [{ pointer: '/opensOn', code: 'opens-in-past' }];
  if (closesOn < opensOn) return [{ pointer: '/closesOn', code: 'closes-before-opening' }];
  const days = (Date.parse(closesOn) - Date.parse(opensOn)) / 86_400_000 + 1;
  return days > mostDays
    ? [{ pointer: '/closesOn', code: 'open-too-long', parameters: { days: mostDays } }]
    : [];
}
