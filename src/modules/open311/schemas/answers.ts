import type { TSchema } from 'typebox';
import { answers } from '../../../platform/http/answers.ts';
import { jsonType, xmlType } from '../answer.ts';
import { Xml } from './errors.ts';

interface Good {
  readonly status?: number;
  readonly description: string;
  readonly json: TSchema;
  /** The XML of an example. */
  readonly xml: string;
}

/** The answers of an operation: when all is well in both formats. */
export const open311Answers = ({ status = 200, description, json, xml }: Good, ...problems: number[]) =>
  answers(
    { [status]: { description, content: { [xmlType]: { schema: Xml(xml) }, [jsonType]: { schema: json } } } },
    404,
    ...problems,
  );
