import Type from 'typebox';
import { ref } from '../../platform/http/schemas.ts';
import type { HeldData } from '../../platform/personal-data/held.ts';
import { AmbassadorRole } from './schemas/ambassadors.ts';
import { OwnCampaignEvent } from './schemas/events.ts';
import { Acknowledgement } from './schemas/members.ts';
import { OwnQuestion } from './schemas/questions.ts';
import { acknowledgementsOf } from './store/acknowledgements.ts';
import { ambassadorRolesOf } from './store/ambassadors.ts';
import { ownQuestionsOf } from './store/own-questions.ts';
import { participationsOf } from './store/registrations.ts';

/** What is held on people by campaigns: what they acknowledged and asked, and where they were. */
export const heldOnCampaigns: HeldData = {
  fields: [
    {
      name: 'acknowledgements',
      schema: Type.Array(ref(Acknowledgement), {
        maxItems: 10_000,
        description: 'Every acknowledgement of a text, oldest first.',
      }),
      read: acknowledgementsOf,
    },
    {
      name: 'campaignQuestions',
      schema: Type.Array(ref(OwnQuestion), {
        maxItems: 10_000,
        description: 'Every question and objection that was put in a campaign, oldest first.',
      }),
      read: ownQuestionsOf,
    },
    {
      name: 'campaignEvents',
      schema: Type.Array(ref(OwnCampaignEvent), {
        maxItems: 10_000,
        description: 'Every event of a campaign that was registered for or attended, oldest first.',
      }),
      read: participationsOf,
    },
    {
      name: 'ambassadorRoles',
      schema: Type.Array(ref(AmbassadorRole), {
        maxItems: 10_000,
        description: 'For which changes one speaks or spoke, oldest first.',
      }),
      read: ambassadorRolesOf,
    },
  ],
  categories: [
    {
      category: 'socialisation',
      fields: ['acknowledgements'],
      heldFor: {
        id: 'Memastikan setiap pegawai mengetahui perubahan yang menyangkut dirinya.',
        en: 'To make sure that everybody knows of changes that concern them.',
      },
      legalBasis: 'UU 27/2022 art. 20(2)(e); UU 12/2011 art. 88–90',
    },
    {
      category: 'campaign-exchange',
      fields: ['campaignQuestions', 'campaignEvents', 'ambassadorRoles'],
      heldFor: {
        id: 'Menjawab pertanyaan dan keberatan atas perubahan, serta menyelenggarakan pertemuannya.',
        en: 'To answer questions and objections on a change, and to hold meetings on it.',
      },
      legalBasis: 'UU 27/2022 art. 20(2)(e); UU 12/2011 art. 88–96; UU 30/2014 art. 75–78',
    },
  ],
};
