import type { TwoLanguages } from '../../../platform/http/schemas.ts';
import { personalDataFound } from '../../../platform/public-writes/index.ts';
import type { NewCampaign } from '../schemas/campaigns.ts';
import type { Found } from './found.ts';

/** Personal data in a text that thousands read (UU 27/2022). */
export const foundInWords = (pointer: string, words: TwoLanguages | null | undefined): Found[] =>
  Object.entries(words ?? {}).flatMap(([language, text]) =>
    personalDataFound(`${pointer}/${language}`, text),
  );

/** Personal data in what a campaign says. */
export const foundInCampaign = ({
  title,
  purpose,
  audiences = [],
}: Partial<Pick<NewCampaign, 'title' | 'purpose' | 'audiences'>>): Found[] => [
  ...foundInWords('/title', title),
  ...foundInWords('/purpose', purpose),
  ...audiences.flatMap(({ message }, at) => foundInWords(`/audiences/${at}/message`, message)),
];
