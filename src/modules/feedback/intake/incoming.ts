import { type Identity, linksIn, personalDataIn, sha256 } from '../../../platform/public-writes/index.ts';
import type { Folded } from '../rules/answers.ts';
import type { Profile } from '../schemas/responses.ts';
import type { Incoming } from '../store/intake.ts';
import type { Form } from './form-book.ts';

/** More links than these in one answer are looked at by somebody first. */
const mostLinks = 2;

interface Given {
  readonly form: Form;
  readonly folded: Folded;
  readonly profile: Profile | undefined;
  readonly serviceId: string | null;
  readonly identity: Identity;
  readonly answeredOn: string;
}

type Way = Pick<Incoming, 'channel' | 'source' | 'kiosk' | 'key' | 'token' | 'address'>;

/** An answer as it is handed to the database. */
export function incomingOf({ form, folded, profile = {}, ...given }: Given, way: Way): Incoming {
  const { cells, numbers, texts } = folded;
  const { serviceId, identity, answeredOn } = given;
  const content = JSON.stringify([serviceId, profile, cells, numbers, texts.map(({ body }) => body)]);
  const links = texts.reduce((sum, { body }) => sum + linksIn(body), 0);
  return {
    survey: form.id,
    survey_version: form.version,
    service: serviceId,
    id: identity.id,
    answered_on: answeredOn,
    gender: profile.gender ?? null,
    age_band: profile.ageBand ?? null,
    education: profile.education ?? null,
    occupation: profile.occupation ?? null,
    disability: profile.disability ?? null,
    cells,
    numbers: numbers.length > 0 ? numbers : null,
    reason: links > mostLinks ? 'many-links' : null,
    receipt: sha256(identity.secret).toString('hex'),
    content: sha256(content).toString('hex'),
    texts: texts.map(({ question, isPersonal, body }) => ({
      question,
      is_personal: isPersonal,
      body,
      findings: isPersonal ? [] : findingsIn(body),
    })),
    // At the end: V8 is a hundred times slower where so many fields follow a spread.
    ...way,
  };
}

/** What in a text keeps it from being published as it is: kinds of personal data, and links. */
const findingsIn = (body: string): string[] => [
  ...new Set(personalDataIn(body).map(({ kind }) => kind)),
  ...(linksIn(body) > 0 ? ['link'] : []),
];
