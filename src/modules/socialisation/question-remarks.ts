import { type Found as RuleFound, refuseFound as refuse } from '../../platform/http/found.ts';
import { defineRemarks } from '../../platform/http/remarks.ts';
import { socialisationRemarks } from './remarks.ts';

/** What can be wrong with questions and their answers. */
export const questionRemarks = defineRemarks({
  ...socialisationRemarks,
  'provision-absent': {
    message: {
      en: 'The text that the campaign gives to read has no provision {eId}.',
      id: 'Naskah yang dibagikan kampanye ini tidak memuat ketentuan {eId}.',
    },
    hint: {
      en: 'Take an `eId` from the text of the campaign, or leave it out.',
      id: 'Ambil `eId` dari naskah kampanye, atau kosongkan.',
    },
  },
  'change-without-text': {
    message: {
      en: 'What was changed stands with an answer.',
      id: 'Perubahan harus disertai jawaban.',
    },
    hint: { en: 'Give `text` too.', id: 'Isi juga `text`.' },
  },
});
export type QuestionFound = RuleFound<keyof typeof questionRemarks>;

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export const refuseInQuestion = (found: readonly QuestionFound[]): void => refuse(found, questionRemarks);
