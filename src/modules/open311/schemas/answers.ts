import Type, { type TSchema } from 'typebox';
import { answers } from '../../../platform/http/answers.ts';
import { jsonType, xmlType } from '../answer.ts';
import { Open311Errors } from './requests.ts';

const Xml = (description: string, example: string) =>
  Type.String({ description, examples: [`<?xml version="1.0" encoding="utf-8"?>${example}`] });

const errors = {
  [xmlType]: {
    schema: Xml(
      'The same as in JSON, as elements.',
      '<errors><error><code>404</code><description>service_code was not found.</description></error></errors>',
    ),
  },
  [jsonType]: { schema: Open311Errors },
};

interface Good {
  readonly status?: number;
  readonly description: string;
  readonly json: TSchema;
  /** The XML of an example. */
  readonly xml: string;
}

/** The answers of an operation in both formats, and the errors as Open311 tells them. */
export function open311Answers({ status = 200, description, json, xml }: Good, ...problems: number[]) {
  const refusals = Object.entries(answers({}, 404, 406, ...problems)) as [string, { description: string }][];
  return {
    [status]: {
      description,
      content: {
        [xmlType]: { schema: Xml('The same as in JSON, as elements.', xml) },
        [jsonType]: { schema: json },
      },
    },
    ...Object.fromEntries(
      refusals.map(([code, refusal]) => [code, { description: refusal.description, content: errors }]),
    ),
  };
}
