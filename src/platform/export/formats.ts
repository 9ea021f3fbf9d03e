import type { FastifyRequest } from 'fastify';
import { negotiate } from '../http/negotiation.ts';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import type { RemarkText } from '../http/remarks.ts';
import { type Format, mediaTypes } from './listed.ts';
import { exportRemarks } from './problems.ts';

const offered = ['application/json', ...Object.values(mediaTypes)];

/**
 * The format in which all of a list is asked for; undefined if one page is.
 * @throws Problem `not-acceptable`; `invalid-input` if parameters contradict the format
 */
export function exportFormat(request: FastifyRequest): Format | undefined {
  const type = negotiate(request, offered);
  const format = (Object.keys(mediaTypes) as Format[]).find((name) => mediaTypes[name] === type);
  if (format !== 'csv') refuse(request, ['bom'], 'only-for-csv');
  if (format !== undefined) refuse(request, ['limit', 'cursor', 'count'], 'only-for-pages');
  return format;
}

function refuse(
  { originalUrl }: FastifyRequest,
  names: readonly string[],
  code: keyof typeof exportRemarks,
): void {
  const query = originalUrl.indexOf('?');
  if (query < 0) return;
  const given = new URLSearchParams(originalUrl.slice(query));
  const wrong = names.filter((name) => given.has(name));
  if (wrong.length === 0) return;
  const text: RemarkText = exportRemarks[code];
  throw new Problem(problems['invalid-input'], {
    remarks: wrong.map((name) => ({ place: { parameter: name }, code, text, parameters: { name } })),
  });
}
