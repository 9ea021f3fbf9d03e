import type { ProblemForm } from '../../platform/http/error-handler.ts';
import { xmlOf } from '../../platform/http/xml.ts';
import { charset, formatOf, jsonType, xmlType } from './answer.ts';
import { Open311Errors, Xml } from './schemas/errors.ts';

/** Who shows no key that opens is 403, and whatever is wrong with what was sent is 400. */
const statuses: Readonly<Record<number, number>> = { 401: 403, 422: 400 };

/** A problem as Open311 tells it: an error for each thing that is wrong. */
export const open311Errors: ProblemForm = {
  statuses,
  content: {
    [xmlType]: {
      schema: Xml(
        '<errors><error><code>404</code><description>service_code was not found.</description></error></errors>',
      ),
    },
    [jsonType]: { schema: Open311Errors },
  },
  tell({ status, title, detail, errors }, request) {
    const code = statuses[status] ?? status;
    const descriptions = errors?.map(
      ({ pointer, parameter, header, message, hint }) =>
        `${parameter ?? header ?? pointer?.split('/').at(-1) ?? ''}: ${message} ${hint}`,
    ) ?? [`${title}. ${detail}`];
    const told = descriptions.map((description) => ({ code, description }));
    const format = formatOf(request);
    const text = format === jsonType ? JSON.stringify(told) : xmlOf({ errors: { error: told } });
    return { status: code, type: format + charset, text };
  },
};
