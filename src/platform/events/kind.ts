import Type, { type TSchema } from 'typebox';
import type { Scope, UnitRule } from '../access/scopes.ts';
import { FieldName, Validity } from '../http/schemas.ts';

/** A kind of event, declared by the module whose tables announce it (see the migration). */
export interface EventKind {
  /** Resource and what happened, such as `employee.rank.effective`; CloudEvents `type` with {@link typePrefix}. */
  readonly type: string;
  /** Singular name of the resource that `subject` names, such as `employee`. */
  readonly resource: string;
  /** What a caller needs to be told. */
  readonly scope: Scope;
  /** What callers whose scope holds in some units only are told, as with routes: nothing, everything, or what lies there. */
  readonly units: UnitRule;
  readonly description: string;
  /** Shape of `data`: never personal data. */
  readonly data: TSchema;
}

export const typePrefix = 'penata.';

type About = Pick<EventKind, 'resource' | 'scope' | 'units'>;

const changed = Type.Array(FieldName, {
  maxItems: 60,
  description: 'The fields that changed, without their values; the record itself holds these.',
  examples: [['name']],
});

const version = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  format: 'int32',
  description: 'The version of the record, as in its `ETag`.',
  examples: [2],
});

const Existence = Type.Object(
  { version },
  { title: 'EventExistence', description: 'Which version of the record is meant.' },
);

const Change = Type.Object(
  { version: Type.Optional(version), changed },
  {
    title: 'EventChange',
    description:
      'Which fields of the record changed; without a version if a part of it changed, not the record.',
  },
);

const Period = Type.Object(
  {
    id: Type.String({
      maxLength: 36,
      format: 'uuid',
      description: 'Id of the row of the history.',
      examples: ['019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
    }),
    ...Validity,
    changed: Type.Optional(changed),
  },
  {
    title: 'EventPeriod',
    description: 'A period of the history; `changed` stands where it was there before.',
  },
);

/** `created`, `changed` and `deleted` of a record; `noun` names it with its article. */
export const recordKinds = (about: About, noun: string): EventKind[] =>
  [
    { happened: 'created', words: `There is ${noun} that was not there before.`, data: Existence },
    { happened: 'changed', words: `The fields of ${noun} have changed.`, data: Change },
    { happened: 'deleted', words: `There is ${noun} no longer.`, data: Existence },
  ].map(({ happened, words, data }) => ({
    ...about,
    type: `${about.resource}.${happened}`,
    description: words,
    data,
  }));

/** `scheduled`, `effective`, `ended` and `withdrawn` of a fact that holds for a period. */
export const periodKinds = (about: About, fact: string, noun: string): EventKind[] =>
  Object.entries({
    scheduled: `It was entered or changed that ${noun} begins or ends after today.`,
    effective: `It holds today, or has held, that there is ${noun}: entered or changed so, or its first day has come.`,
    ended: `Today ${noun} no longer holds: its last day has passed, or an end was entered that lies in the past.`,
    withdrawn: `What was said of ${noun} is taken back: it holds on no day, or not before a later day that is told next.`,
  }).map(([happened, description]) => ({
    ...about,
    type: `${fact}.${happened}`,
    description,
    data: Period,
  }));

/** A state that a record has come to. */
export const stateKind = (about: About, state: string, description: string, data: TSchema): EventKind => ({
  ...about,
  type: `${about.resource}.${state}`,
  description,
  data,
});
