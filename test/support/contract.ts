import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';

export interface AnswerToCheck {
  readonly method: string;
  /** The address as it was called, with its query. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
}

interface Operation {
  readonly operationId?: string;
  readonly responses: Record<string, { content?: Record<string, unknown> }>;
}
type Document = { paths: Record<string, Record<string, Operation>> };

const prefix = '/v1';
const problemType = 'application/problem+json';

/** Holds answers against the OpenAPI document of the app; throws an error that names the operation and the place. */
export class Contract {
  readonly #ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  readonly #paths: { path: string; pattern: RegExp; operations: Record<string, Operation> }[];
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(app: FastifyInstance) {
    const document = app.swagger() as unknown as Document;
    this.#ajv.addSchema(document, 'contract');
    this.#paths = Object.entries(document.paths)
      .map(([path, operations]) => ({ path, pattern: patternOf(path), operations }))
      .sort((a, b) => parametersOf(a.path) - parametersOf(b.path));
  }

  check(answer: AnswerToCheck): void {
    const { method, url, status, contentType, text } = answer;
    const path = url.split('?')[0]!;
    const fail = (complaint: string): never => {
      throw new Error(`${method} ${path} answered ${status} ${complaint}\n${text.slice(0, 2000)}`);
    };
    if (path.startsWith('/health/')) return;
    if (status >= 400 && contentType !== problemType) fail(`as ${contentType} instead of ${problemType}`);
    const route = this.#paths.find(({ pattern }) => pattern.test(path));
    const operation = route?.operations[method.toLowerCase()];
    if (!route || !operation) {
      if (status >= 400) this.#validate('contract#/components/schemas/Problem', text, fail);
      return;
    }
    const name = operation.operationId;
    // That what is known already is not sent again follows from HTTP alone.
    if (status === 304) return;
    const response = operation.responses[status];
    if (!response) {
      fail(`which ${name} does not document`);
      return;
    }
    if (!response.content) {
      if (text !== '') fail(`with a body where ${name} documents none`);
      return;
    }
    const type = Object.keys(response.content).find((known) => known === contentType);
    if (type === undefined) {
      fail(`as ${contentType}, which ${name} does not document`);
      return;
    }
    if (!/[/+]json$/.test(type)) return;
    const place = [route.path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'];
    const isPartial = new URL(url, 'http://localhost').searchParams.has('fields');
    this.#validate(`contract#/paths/${place.map(pointerSegment).join('/')}`, text, fail, isPartial);
  }

  #validate(schema: string, text: string, fail: (complaint: string) => never, isPartial = false): void {
    let validator = this.#validators.get(schema);
    if (!validator) {
      validator = this.#ajv.compile({ $ref: schema });
      this.#validators.set(schema, validator);
    }
    if (validator(JSON.parse(text))) return;
    const errors = (validator.errors ?? []).filter((error) => !(isPartial && error.keyword === 'required'));
    if (errors.length === 0) return;
    const complaints = errors.map((error) => `  ${error.instancePath || '/'} ${error.message}`);
    fail(`unlike ${schema}:\n${complaints.join('\n')}`);
  }
}

const pointerSegment = (segment: string): string =>
  encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
const parametersOf = (path: string): number => path.split('{').length;
const patternOf = (path: string): RegExp =>
  new RegExp(`^${prefix}${path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
