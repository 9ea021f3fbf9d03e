import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { Problem } from '../../../platform/http/problem.ts';
import {
  type Identity,
  identityByKey,
  identityOfChance,
  sha256,
} from '../../../platform/public-writes/index.ts';
import { feedbackProblems } from '../problems.ts';
import type { NewResponse } from '../schemas/responses.ts';
import { serviceOfToken } from '../store/forms.ts';
import type { Incoming } from '../store/intake.ts';
import type { Form } from './form-book.ts';

/** By which way an answer of the public comes in, and what makes it count once. */
export interface Way {
  readonly way: Pick<Incoming, 'channel' | 'source' | 'kiosk' | 'key' | 'token' | 'address'>;
  readonly identity: Identity;
  /** The service that the kiosk or the token is for; null for any. */
  readonly serviceId: string | null;
}

const refusal = (code: keyof typeof feedbackProblems): Problem => new Problem(feedbackProblems[code]);

/**
 * Finds the way of an answer, and counts it against the limits of the survey.
 * @throws Problem if there is no such way, or too much comes by it
 */
export async function wayOf(
  app: FastifyInstance,
  request: FastifyRequest,
  form: Form,
  secret: Buffer,
): Promise<Way> {
  const { proof, token, kiosk, id } = request.body as NewResponse;
  const named = [proof, token, kiosk].filter((value) => value !== undefined).length;
  if (named > 1 || (kiosk === undefined) !== (id === undefined)) throw refusal('survey-ways-mixed');
  if (kiosk !== undefined) return byKiosk(form, kiosk, id!, secret);
  app.topicLimits.require(`survey ${form.id}`, clientAddress(request.ip));
  if (token !== undefined) return byToken(app, form, token);
  if (form.access === 'token') throw refusal('survey-token-needed');
  const opened = app.proofs.open(proof, 'survey-response');
  const address = (await app.senders.hashOf(request)).toString('hex');
  const identity = opened ? identityByKey(secret, form.id, opened.id) : identityOfChance();
  const key = (opened?.id ?? Buffer.from(identity.id)).toString('hex');
  return {
    way: { channel: 'link', source: null, kiosk: null, key, token: null, address },
    identity,
    serviceId: null,
  };
}

export function kioskWith({ kiosks }: Form, code: string): Form['kiosks'][number] | undefined {
  const hash = sha256(code).toString('hex');
  return kiosks.find(({ codeHash }) => codeHash === hash);
}

function byKiosk(form: Form, code: string, id: string, secret: Buffer): Way {
  const kiosk = kioskWith(form, code);
  if (!kiosk) throw refusal('kiosk-unknown');
  const key = sha256(`${kiosk.id} ${id.toLowerCase()}`);
  return {
    way: {
      channel: 'kiosk',
      source: `kiosk:${kiosk.id}`,
      kiosk: kiosk.id,
      key: key.toString('hex'),
      token: null,
      address: null,
    },
    identity: identityByKey(secret, form.id, key),
    serviceId: kiosk.serviceId,
  };
}

/** Who has a token is known to whoever gave it out: nothing of the address is kept, not even a hash. */
async function byToken(app: FastifyInstance, form: Form, token: string): Promise<Way> {
  const hash = sha256(token);
  const serviceId = await serviceOfToken(app.database.read, form.id, hash);
  if (serviceId === undefined) throw refusal('survey-token-unknown');
  return {
    way: {
      channel: 'token',
      source: null,
      kiosk: null,
      key: null,
      token: hash.toString('hex'),
      address: null,
    },
    identity: identityOfChance(),
    serviceId,
  };
}
