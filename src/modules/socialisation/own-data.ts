import Type from 'typebox';
import { ref } from '../../platform/http/schemas.ts';
import type { HeldData } from '../../platform/personal-data/held.ts';
import { OwnQuestion } from './schemas/questions.ts';
import { ownQuestionsOf } from './store/own-questions.ts';

/** What is held on people in campaigns beside what they read and said of the change. */
export const heldInCampaigns: HeldData = {
  fields: [
    {
      name: 'campaignQuestions',
      schema: Type.Array(ref(OwnQuestion), {
        maxItems: 10_000,
        description: 'Every question and objection that was put in a campaign, oldest first.',
      }),
      read: ownQuestionsOf,
    },
  ],
  categories: [
    {
      category: 'campaigns',
      fields: ['campaignQuestions'],
      heldFor: {
        id: 'Menjawab pertanyaan dan keberatan atas perubahan, serta menyelenggarakan sosialisasinya.',
        en: 'To answer questions and objections on a change, and to explain it.',
      },
      legalBasis: 'UU 27/2022 art. 20(2)(e); UU 12/2011 art. 88–96; UU 30/2014 art. 75–78',
    },
  ],
};
