import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { closest } from 'fastest-levenshtein';
import type { FastifyInstance, FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify';
import type { TSchema } from 'typebox';
import { isCalendarDate } from '../calendar.ts';
import { inPointer, unfit, widestOf } from './body-shape.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { type Remark, shapeRemarks } from './remarks.ts';
import { Closed } from './schemas.ts';
import { shortened } from './text.ts';

// That the schemas are schemas is tested, not asked at each start.
const base = {
  allErrors: true,
  useDefaults: true,
  discriminator: true,
  strict: false,
  verbose: true,
  validateSchema: false,
} as const;

const noParameters = Closed({});

/** Validates bodies strictly and texts of the address (path, query, headers) with conversion to their types. */
export function installValidation(app: FastifyInstance): void {
  // What takes no parameters says so too: a misspelt one is never ignored.
  app.addHook('onRoute', (route) => {
    if (route.schema && 'operationId' in route.schema) route.schema.querystring ??= noParameters;
  });
  const strict = withFormats(new Ajv({ ...base, coerceTypes: false }));
  const converting = withFormats(new Ajv({ ...base, coerceTypes: 'array' }));
  /** After the start no schema is added any more. */
  const shared = app.compilations.atFirstUse(() => {
    const schemas = Object.entries(app.getSchemas());
    for (const [id, schema] of schemas) {
      strict.addSchema(schema as TSchema, id);
      converting.addSchema(schema as TSchema, id);
    }
    return schemas;
  });
  app.setValidatorCompiler((({ schema, httpPart }) => {
    const isBody = httpPart === 'body';
    const validator = app.compilations.atFirstUse(() => {
      shared();
      const fits = (isBody ? strict : converting).compile(schema as TSchema);
      return { fits, widest: isBody ? widestOf(schema, app.getSchemas()) : 0 };
    });
    const validate: Validator = (value) => {
      const { fits, widest } = validator();
      const remark = isBody ? unfit(value, widest) : undefined;
      if (remark) return { error: new Problem(problems['invalid-input'], { remarks: [remark] }) };
      return fits(value) ? true : { error: fits.errors! };
    };
    return validate;
  }) as FastifySchemaCompiler<TSchema>);
}

/** Whether a value has the shape that its schema asks for. */
export type Validator = (value: unknown) => true | { readonly error: Problem | ErrorObject[] };

/** Postgres knows no year 0, which the usual date format lets through. */
const withFormats = (ajv: Ajv): Ajv => addFormats.default(ajv).addFormat('date', isCalendarDate);

/** More than these would help nobody. */
export const maximumRemarks = 100;

const examples: Record<string, string> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T08:00:00+07:00',
  uuid: '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
  email: 'nama@palembang.go.id',
};

/** Turns what the validator found into remarks that name the place and the mend. */
export function remarksOf(errors: readonly FastifySchemaValidationError[], part: string): Remark[] {
  return (errors as unknown as ErrorObject[]).slice(0, maximumRemarks).map((error) => {
    const path = error.instancePath;
    const name = nameOf(error);
    const pointer = name === undefined ? path : `${path}/${inPointer(name)}`;
    return { place: placeOf(part, pointer), ...finding(error, name) };
  });
}

/** A hint names no more than it has room for. */
const longestList = 1500;

/** Values as a hint lists them: the first of them, and how many more there are. */
function listed(values: readonly unknown[]): string {
  const words = values.map(String);
  let shown = words.length;
  while (words.slice(0, shown).join(', ').length > longestList) shown -= 1;
  const rest = words.length - shown;
  return `${words.slice(0, shown).join(', ')}${rest > 0 ? `, … (+${rest})` : ''}`;
}

function placeOf(part: string, pointer: string): Remark['place'] {
  if (part === 'body') return { pointer };
  // Of several values of a parameter each has a place of its own.
  const [, name = ''] = pointer.split('/');
  return part === 'headers' ? { header: name } : { parameter: name };
}

function nameOf(error: ErrorObject): string | undefined {
  if (error.keyword === 'additionalProperties') return shortened(error.params.additionalProperty as string);
  if (error.keyword === 'required') return error.params.missingProperty as string;
  return undefined;
}

function finding(error: ErrorObject, name: string | undefined): Omit<Remark, 'place'> {
  const remark = (code: keyof typeof shapeRemarks, parameters: Record<string, string | number> = {}) => ({
    code,
    text: shapeRemarks[code],
    parameters,
  });
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = Object.keys(
        (error.parentSchema as { properties?: object } | undefined)?.properties ?? {},
      );
      return remark('unknown-field', {
        name: name!,
        nearest: known.length > 0 ? closest(name!, known) : '–',
      });
    }
    case 'required':
      return remark('missing-field', { name: name! });
    case 'type':
      return remark('wrong-type', { type: String(params.type) });
    case 'format':
      return remark('wrong-format', {
        format: params.format,
        example: examples[params.format] ?? params.format,
      });
    case 'enum':
      return remark('not-in-list', { allowed: listed(params.allowedValues) });
    case 'const':
      return remark('not-in-list', { allowed: String(params.allowedValue) });
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return remark('out-of-range', { comparison: params.comparison, limit: params.limit });
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return remark('wrong-length', { bound: '≥', limit: params.limit });
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return remark('wrong-length', { bound: '≤', limit: params.limit });
    case 'pattern':
      return remark('wrong-pattern', { pattern: params.pattern });
    default:
      return remark('not-allowed');
  }
}
