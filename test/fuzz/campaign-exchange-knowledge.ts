import { eventOf } from '../support/campaign-exchange.ts';
import { today } from '../support/feedback.ts';
import { words } from '../support/socialisation.ts';
import type { Knowledge } from './knowledge.ts';
import type { Json } from './schema.ts';

let number = 0;

/** Something that can be done with what a fact names: the ids of the path, and then what its body needs. */
const of =
  (fact: string, names: readonly string[], body?: (rest: readonly string[]) => Json): Knowledge =>
  (request, world, random) => {
    number += 1;
    const parts = (world.valueOf(fact, random) ?? '- - -').split(' ');
    return {
      ...request,
      path: { ...request.path, ...Object.fromEntries(names.map((name, at) => [name, parts[at]!])) },
      ...(body ? { body: body(parts.slice(names.length)) } : {}),
    };
  };

const inCampaign = (body: () => Json): Knowledge => of('keptCampaignId', ['campaignId'], body);
const material = ['campaignId', 'materialId'];

/** What requests on questions, events, ambassadors and materials have to know so that they are sound. */
export const exchangeKnowledge: Readonly<Record<string, Knowledge>> = {
  askInCampaign: inCampaign(() => ({
    kind: number % 2 === 0 ? 'question' : 'objection',
    text: `Apakah jam kerja berubah? (${number})`,
    isConfidential: number % 3 === 0,
  })),
  addToOwnCampaignQuestion: of('ownQuestionId', ['questionId'], () => ({ text: `Tambahan ${number}` })),
  withdrawOwnCampaignQuestion: of('withdrawableQuestionId', ['questionId'], () => ({ reason: 'Jelas.' })),
  getOwnCampaignQuestion: of('ownQuestionId', ['questionId']),
  reviewObjection: of('reviewableObjectionId', ['questionId'], () => ({})),
  answerCampaignQuestion: of('openQuestionId', ['questionId'], () => ({ text: words('Ya.') })),
  decideObjection: of('decidableObjectionId', ['questionId'], () => ({
    outcome: 'partly-accepted',
    text: words('Petugas ditambah.'),
  })),
  createFaqEntry: inCampaign(() => ({ question: words(`Kapan? (${number})`), answer: words('Besok.') })),
  updateFaqEntry: of('faqEntryId', ['faqEntryId'], () => ({ answer: words(`Lusa. (${number})`) })),
  groupIntoFaqEntry: of('groupable', ['faqEntryId'], (questionIds) => ({ questionIds: [...questionIds] })),
  createCampaignEvent: inCampaign(() => eventOf()),
  updateCampaignEvent: of('eventId', ['eventId'], () => ({ seats: 100 + (number % 50) })),
  cancelCampaignEvent: of('cancellableEventId', ['eventId'], () => ({ reason: 'Banjir.' })),
  noteCampaignEventAttendances: of('attendable', ['eventId'], (employeeIds) => ({
    employeeIds: [...employeeIds],
  })),
  registerForCampaignEvent: of('freeEventId', ['eventId'], () => ({})),
  withdrawFromCampaignEvent: of('registeredEventId', ['eventId'], () => ({})),
  nameAmbassador: (request, world, random) => ({
    ...request,
    path: { campaignId: world.valueOf('keptCampaignId', random) ?? '-' },
    body: {
      employeeId: (world.valueOf('attendable', random) ?? '- -').split(' ')[1]!,
      unitId: world.valueOf('unitToSpeakFor', random) ?? '-',
    },
  }),
  endAmbassador: of('endableAmbassador', ['campaignId', 'ambassadorId'], () => ({ endedOn: today() })),
  addCampaignMaterial: inCampaign(() => ({
    title: `Video ${number}`,
    kind: 'video',
    language: 'id',
    url: `https://video.example/${number}`,
  })),
  removeCampaignMaterial: of('removableMaterial', material, () => ({ reason: 'Diganti.' })),
  downloadCampaignMaterial: of('removableMaterial', material),
};
