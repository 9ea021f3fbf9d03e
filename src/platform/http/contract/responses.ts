import { STATUS_CODES } from 'node:http';
import type { ProblemCatalogue, ProblemKind } from '../problem.ts';
import {
  type Document,
  inOrderOfNames,
  isReference,
  mapOperations,
  mapValues,
  type Operation,
  pascalCase,
  type Response,
  refersTo,
} from './document.ts';
import { headersOf, sharedHeaders } from './headers.ts';

const problemType = 'application/problem+json';

/** Of statuses that are none of HTTP but of a protocol upon it. */
const ownReasons: Readonly<Record<number, string>> = { 460: 'Checksum Mismatch' };

/** Names each refusal once and gives every answer its headers. */
export function shareResponses(document: Document, catalogue: ProblemCatalogue): Document {
  const responses: Record<string, Response> = {};
  const headers: Record<string, object> = { ...sharedHeaders };

  const shareHeaders = (declared: Readonly<Record<string, object>>) =>
    mapValues(declared, (header, name) => {
      if (isReference(header)) return header;
      headers[name] ??= header;
      return JSON.stringify(headers[name]) === JSON.stringify(header) ? refersTo('headers', name) : header;
    });

  const answer = (status: number, response: Response, operation: Operation) => {
    const implied = headersOf(status, response, operation);
    const full = { ...response, headers: shareHeaders({ ...implied, ...response.headers }) };
    if (status < 300) return full;
    const name = pascalCase(STATUS_CODES[status] ?? ownReasons[status]!);
    const named = full.content ? { ...full, content: withExamples(full.content, status, catalogue) } : full;
    responses[name] ??= named;
    return JSON.stringify(responses[name]) === JSON.stringify(named) ? refersTo('responses', name) : named;
  };

  const changed = mapOperations(document, (operation) => ({
    ...operation,
    responses: mapValues(operation.responses, (response, status) =>
      isReference(response) ? response : answer(Number(status), response, operation),
    ),
  }));
  const components = {
    ...changed.components,
    headers: inOrderOfNames(headers),
    responses: inOrderOfNames(responses),
  };
  return { ...changed, components };
}

function withExamples(content: Response['content'] & object, status: number, catalogue: ProblemCatalogue) {
  const kinds = Object.values(catalogue).filter((kind) => kind.status === status);
  const examples = Object.fromEntries(kinds.map((kind) => [kind.code, exampleOf(kind)]));
  return mapValues(content, (media, type) => (type === problemType ? { ...media, examples } : media));
}

const exampleOf = ({ code, title, status, detail, mend }: ProblemKind) => ({
  summary: title.en,
  description: mend.en,
  value: {
    type: `/problems/${code}`,
    title: title.en,
    status,
    detail: detail.en.replaceAll(/\{\w+\}/g, '…'),
    instance: 'urn:request:019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
    code,
  },
});
