import { hash, randomBytes } from 'node:crypto';
import { linksIn, personalDataIn } from '../../../platform/public-writes/index.ts';
import type { Folded } from '../rules/answers.ts';
import type { Profile } from '../schemas/responses.ts';
import type { Incoming } from '../store/intake.ts';
import type { Form } from './form-book.ts';

/** More links than these in one answer are looked at by somebody first. */
const mostLinks = 2;

/** What tells an answer from all others. */
export interface Identity {
  readonly id: string;
  /** Known to whoever answered alone. */
  readonly secret: Buffer;
}

/** Of an answer that may come again with the same key: the same each time. */
export function identityByKey(secret: Buffer, surveyId: string, key: Buffer): Identity {
  const bytes = hash('sha512', Buffer.concat([secret, Buffer.from(surveyId), key]), 'buffer');
  return { id: uuidOf(bytes.subarray(0, 16)), secret: bytes.subarray(16, 32) };
}

/** Of an answer by a one-time token: of chance, so that nothing leads from one to the other. */
export function identityOfChance(): Identity {
  return { id: uuidOf(randomBytes(16)), secret: randomBytes(16) };
}

/** As a UUID of version 8: of the service’s own making. */
function uuidOf(bytes: Buffer): string {
  const own = Buffer.from(bytes);
  own[6] = (own[6]! & 0x0f) | 0x80;
  own[8] = (own[8]! & 0x3f) | 0x80;
  return uuidText(own);
}

export const uuidText = (bytes: Buffer): string => {
  const text = bytes.toString('hex');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
};

export const sha256 = (content: string | Buffer): Buffer => hash('sha256', content, 'buffer');

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
