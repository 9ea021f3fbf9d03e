import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import { SaxesParser } from 'saxes';

export interface AnswerToCheck {
  readonly method: string;
  /** The address as it was called, with its query. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

interface Header {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly schema?: object;
}
interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly operationId?: string;
  readonly responses: Readonly<Record<string, Response>>;
}
type Document = { paths: Record<string, Record<string, Operation>> };

const committedFile = new URL('../../openapi/openapi.json', import.meta.url);
const prefix = '/v1';
const open311 = '/v1/open311/v2/';
const problemType = 'application/problem+json';
/** On every answer, whatever the contract says of it. */
const always = ['api-version', 'x-request-id'];

/** Holds answers against the OpenAPI document of the app; throws an error that names the operation and the place. */
export class Contract {
  readonly #ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  /** Headers are text, whatever they say. */
  readonly #headersAjv = addFormats.default(new Ajv2020({ strict: false, coerceTypes: true }));
  readonly #document: Document;
  readonly #paths: { path: string; pattern: RegExp; operations: Record<string, Operation> }[];
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #headerValidators = new Map<string, ValidateFunction>();
  readonly #referred = new Map<string, unknown>();

  /** The committed contract, which is that of the app after `npm run openapi`: read and compiled once a process. */
  static committed(): Contract {
    Contract.#committed ??= new Contract(JSON.parse(readFileSync(committedFile, 'utf8')));
    return Contract.#committed;
  }

  static #committed: Contract | undefined;

  /** The contract of an app that has more routes than the committed one. */
  static of(app: FastifyInstance): Contract {
    return new Contract(app.swagger() as unknown as Document);
  }

  private constructor(document: Document) {
    this.#document = document;
    for (const ajv of [this.#ajv, this.#headersAjv]) ajv.addSchema(document, 'contract');
    this.#paths = Object.entries(document.paths)
      .map(([path, operations]) => ({ path, pattern: patternOf(path), operations }))
      .sort((a, b) => parametersOf(a.path) - parametersOf(b.path));
  }

  check(answer: AnswerToCheck): void {
    const { method, url, status, contentType, headers, text } = answer;
    const path = withoutEnding(url.split('?')[0]!);
    const fail = (complaint: string): never => {
      throw new Error(`${method} ${path} answered ${status} ${complaint}\n${text.slice(0, 2000)}`);
    };
    if (path.startsWith('/health/')) return;
    const route = this.#paths.find(({ pattern }) => pattern.test(path));
    const operation = route?.operations[method.toLowerCase()];
    // Operations of Open311 alone tell errors in their own way, which is checked below.
    const isOpen311 = operation !== undefined && path.startsWith(open311);
    if (status >= 400 && !isOpen311 && contentType !== problemType)
      fail(`as ${contentType} instead of ${problemType}`);
    if (!route || !operation) {
      if (status >= 400) this.#validate('contract#/components/schemas/Problem', text, fail);
      return;
    }
    const name = operation.operationId;
    const missing = always.find((header) => headers[header] === undefined);
    if (missing) fail(`without ${missing}`);
    // That what is known already is not sent again follows from HTTP alone.
    if (status === 304) return;
    const written = operation.responses[status];
    if (!written) {
      fail(`which ${name} does not document`);
      return;
    }
    const own = ['paths', route.path, method.toLowerCase(), 'responses', String(status)];
    const place = written.$ref ?? `#/${own.map(pointerSegment).join('/')}`;
    const response = this.#resolved(written);
    this.#checkHeaders(response, place, headers, fail);
    if (!response.content) {
      if (text !== '') fail(`with a body where ${name} documents none`);
      return;
    }
    if (text === '' && headers['preference-applied'] === 'return=minimal') return;
    const type = Object.keys(response.content).find((known) => known === contentType);
    if (type === undefined) {
      fail(`as ${contentType}, which ${name} does not document`);
      return;
    }
    if (type === 'text/xml') wellFormed(text, fail);
    if (!/[/+]json$/.test(type)) return;
    const isPartial = new URL(url, 'http://localhost').searchParams.has('fields');
    this.#validate(`contract${place}/content/${pointerSegment(type)}/schema`, text, fail, isPartial);
  }

  #checkHeaders(
    response: Response,
    place: string,
    headers: Readonly<Record<string, unknown>>,
    fail: (complaint: string) => never,
  ): void {
    for (const [name, written] of Object.entries(response.headers ?? {})) {
      const value = headers[name.toLowerCase()];
      if (value === undefined) {
        if (this.#resolved(written).required) fail(`without ${name}`);
        continue;
      }
      const schema = `contract${written.$ref ?? `${place}/headers/${pointerSegment(name)}`}/schema`;
      let validator = this.#headerValidators.get(schema);
      if (!validator) {
        validator = this.#headersAjv.compile({ type: 'object', properties: { value: { $ref: schema } } });
        this.#headerValidators.set(schema, validator);
      }
      if (!validator({ value })) fail(`with ${name}: ${value}, unlike its schema`);
    }
  }

  /** What a reference stands for. */
  #resolved<Node extends { readonly $ref?: string }>(node: Node): Node {
    const { $ref } = node;
    if ($ref === undefined) return node;
    if (!this.#referred.has($ref)) {
      const segments = $ref.split('/').slice(1).map(segmentOf);
      const found = segments.reduce(
        (at, segment) => (at as Record<string, unknown>)[segment],
        this.#document as unknown,
      );
      this.#referred.set($ref, this.#resolved(found as Node));
    }
    return this.#referred.get($ref) as Node;
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

/** In Open311 an address may end with the format that is wanted. */
const withoutEnding = (path: string): string =>
  path.startsWith(open311) ? path.replace(/\.(xml|json)$/, '') : path;

function wellFormed(text: string, fail: (complaint: string) => never): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => fail(`with XML that is none: ${error.message}`));
  parser.write(text).close();
}

const pointerSegment = (segment: string): string =>
  encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
const segmentOf = (text: string): string =>
  decodeURIComponent(text).replaceAll('~1', '/').replaceAll('~0', '~');
const parametersOf = (path: string): number => path.split('{').length;
const patternOf = (path: string): RegExp =>
  new RegExp(`^${prefix}${path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
