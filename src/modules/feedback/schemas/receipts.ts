import Type, { type Static } from 'typebox';
import { Closed, DateOnly, ref, TwoLanguages } from '../../../platform/http/schemas.ts';
import { responseStates, textStates } from '../reference.ts';
import { QuestionKey } from './questions.ts';
import { Receipt } from './responses.ts';
import { SurveyLink } from './surveys.ts';

export const ShownReceipt = Closed(
  { receipt: Receipt },
  { $id: 'ShownSurveyReceipt', description: 'A receipt, by whoever got it — bukti jawaban.' },
);

const ReceiptText = Type.Object(
  { question: QuestionKey, state: textStates.schema },
  { $id: 'SurveyReceiptText', description: 'What became of a free text of an answer.' },
);

export const CheckedReceipt = Type.Object(
  {
    survey: ref(TwoLanguages),
    link: SurveyLink,
    receivedOn: DateOnly('The day on which the answer was received.'),
    state: responseStates.schema,
    texts: Type.Array(ref(ReceiptText), {
      maxItems: 100,
      description: 'Its free texts that are still kept.',
    }),
  },
  { $id: 'CheckedSurveyReceipt', description: 'What a receipt stands for: an answer that is kept.' },
);
export type CheckedReceipt = Static<typeof CheckedReceipt>;

export const receiptSchemas = [ShownReceipt, ReceiptText, CheckedReceipt];
