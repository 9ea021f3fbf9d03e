import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { AnswerBody } from '../support/build.ts';
import type { Broken } from './broken.ts';
import { cursorNames, type Spot } from './damage.ts';
import { pointerOf, type Schema } from './schema.ts';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Of an answer in JSON. */
  readonly body: Partial<AnswerBody> | undefined;
}

export interface Complaint {
  /** Findings of one kind and operation are told once. */
  readonly kind: string;
  readonly what: string;
}

const forText = addFormats.default(new Ajv2020({ strict: false, coerceTypes: 'array' }));
const forBody = addFormats.default(new Ajv2020({ strict: false }));
const compiled = new WeakMap<object, ValidateFunction>();

/** What is wrong with the answer to a broken request; undefined if nothing is. */
export function complaintOn({ spot, judged, mustFail }: Broken, answer: FuzzAnswer): Complaint | undefined {
  const place = nameOf(spot);
  if ('header' in spot && passedOver.has(spot.header)) return undefined;
  const isWrong = mustFail || (judged !== undefined && !isAllowed(judged, spot));
  const said = answer.status < 400 ? '' : ` ${answer.text.slice(0, 600)}`;
  const complaint = (kind: string): Complaint => ({
    kind: `${kind}: ${place}`,
    what: `${place} ${kind}: ${answer.status}${said}`,
  });
  if (answer.status >= 400) {
    const { code, errors = [] } = answer.body ?? {};
    if (remarked.has(code ?? '') && errors.length === 0) return complaint('is refused without a remark');
  }
  if (!isWrong) return undefined;
  if (answer.status < 400) return complaint('is taken, against the contract');
  if (isNamed(spot, answer)) return undefined;
  return complaint(answer.status === 400 ? 'is refused and not named' : 'is refused for another reason');
}

/** Headers of which HTTP says that what is not understood in them is passed over. */
const passedOver = new Set(['prefer', 'if-none-match', 'accept-language']);

/** Codes that point to their remarks. */
const remarked = new Set(['invalid-input', 'rule-broken', 'unknown-reference']);

function isAllowed({ schema, value }: NonNullable<Broken['judged']>, spot: Spot): boolean {
  const isText = 'parameter' in spot || 'header' in spot;
  let validate = compiled.get(schema);
  if (!validate) {
    validate = (isText ? forText : forBody).compile({
      type: 'object',
      properties: { value: schema satisfies Schema },
      required: ['value'],
    });
    compiled.set(schema, validate);
  }
  return validate({ value: structuredClone(value) }) as boolean;
}

/** Codes of problems that say by themselves which part of a request is meant. */
const payloadCodes = new Set(['malformed-body', 'unsupported-media-type', 'body-too-large', 'invalid-input']);
const pathCodes = new Set(['not-found', 'address-too-long', 'malformed-address']);
const cursorCodes = new Set(['invalid-cursor', 'cursor-of-another-view', 'events-gone']);
const headerCodes: Readonly<Record<string, readonly string[]>> = {
  'if-match': ['precondition-failed', 'precondition-required'],
  accept: ['not-acceptable'],
  'tus-resumable': ['tus-version'],
};

function isNamed(spot: Spot, { body }: FuzzAnswer): boolean {
  const { code = '', errors = [] } = body ?? {};
  if ('payload' in spot) return payloadCodes.has(code) || code.startsWith('unsupported');
  if ('header' in spot)
    return (
      (headerCodes[spot.header] ?? []).includes(code) ||
      code.startsWith(spot.header) ||
      errors.some(({ header }) => header?.toLowerCase() === spot.header)
    );
  if ('parameter' in spot)
    return (
      pathCodes.has(code) ||
      (cursorNames.includes(spot.parameter) && cursorCodes.has(code)) ||
      errors.some(({ parameter }) => isWithin(parameter, spot.parameter))
    );
  return errors.some(({ pointer }) => isWithin(pointer, pointerOf(spot.pointer)));
}

/** Long names are repeated by their beginning only, and no control characters. */
function isWithin(named: string | undefined, wanted: string): boolean {
  if (named === undefined) return false;
  const whole = wanted.replaceAll(/\p{Cc}/gu, '\ufffd');
  return (
    named === whole ||
    named.startsWith(`${whole}/`) ||
    (named.endsWith('…') && whole.startsWith(named.slice(0, -1)))
  );
}

/** A spot in words; all items of a list are one. */
function nameOf(spot: Spot): string {
  if ('parameter' in spot) return `parameter ${spot.parameter}`;
  if ('header' in spot) return `header ${spot.header}`;
  if ('payload' in spot) return `body (${spot.payload})`;
  const pointer = pointerOf(spot.pointer.map((step) => (typeof step === 'number' ? '*' : step.slice(0, 40))));
  return `body ${pointer}`;
}
