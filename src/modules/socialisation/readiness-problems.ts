import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference } from '../../platform/http/problems.ts';

export const readinessProblems = defineProblems({
  'pulse-overlaps': {
    status: 409,
    title: { en: 'Another pulse is open on these days', id: 'Ada survei lain pada hari-hari itu' },
    detail: {
      en: 'A campaign asks one pulse at a time.',
      id: 'Satu kampanye hanya membuka satu survei pada satu waktu.',
    },
    mend: {
      en: 'Choose days after the other one: `GET /campaigns/{campaignId}/pulses` lists them.',
      id: 'Pilih hari sesudahnya: `GET /campaigns/{campaignId}/pulses` memuat daftarnya.',
    },
  },
  'pulse-state': {
    status: 409,
    title: { en: 'The pulse is in another state', id: 'Status survei tidak sesuai' },
    detail: {
      en: 'It is {state}; this can be done with one that is {wanted}.',
      id: 'Statusnya {state}; ini hanya untuk yang berstatus {wanted}.',
    },
    mend: {
      en: 'Read the pulse again for its days and its state.',
      id: 'Baca lagi hari dan status surveinya.',
    },
  },
  'pulse-has-answers': {
    status: 409,
    title: { en: 'Somebody has answered', id: 'Sudah ada yang menjawab' },
    detail: {
      en: 'A pulse that somebody has answered is not cancelled.',
      id: 'Survei yang sudah dijawab tidak dapat dibatalkan.',
    },
    mend: {
      en: 'Let it close, and ask again with another one if need be.',
      id: 'Tunggu sampai ditutup, lalu tanyakan lagi dengan survei berikutnya bila perlu.',
    },
  },
  'pulse-answered-already': {
    status: 409,
    title: { en: 'It has been answered', id: 'Sudah dijawab' },
    detail: {
      en: 'The caller has answered this pulse. Which answer it was is not known, so that it cannot be changed.',
      id: 'Anda sudah menjawab survei ini. Jawabannya tidak dapat dikenali, sehingga tidak dapat diubah.',
    },
    mend: { en: 'Nothing is left to do.', id: 'Tidak ada yang perlu dilakukan.' },
  },
  'pulse-absent': {
    status: 409,
    title: { en: 'Nobody has been asked yet', id: 'Belum ada survei kesiapan' },
    detail: {
      en: 'No pulse of this campaign has opened yet.',
      id: 'Belum ada survei kampanye ini yang dibuka.',
    },
    mend: {
      en: 'Ask one with `POST /campaigns/{campaignId}/pulses`, or wait until it opens.',
      id: 'Buat dengan `POST /campaigns/{campaignId}/pulses`, atau tunggu sampai dibuka.',
    },
  },
  'measure-state': {
    status: 409,
    title: { en: 'The measure has ended', id: 'Tindakan sudah selesai' },
    detail: {
      en: 'It is {state}; this can be done with one that is planned.',
      id: 'Statusnya {state}; ini hanya untuk yang direncanakan.',
    },
    mend: { en: 'Plan another measure.', id: 'Rencanakan tindakan lain.' },
  },
});

/** What each constraint of pulses and measures means to the caller. */
export const readinessConstraints: ConstraintProblems = {
  pulses_one_at_a_time: () => new Problem(readinessProblems['pulse-overlaps']),
  measures_event_fk: () => unknownReference('campaign event', '/eventId'),
  pulse_participants_key: () => new Problem(readinessProblems['pulse-answered-already']),
};
