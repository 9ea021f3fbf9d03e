import type { FastifyInstance } from 'fastify';
import Type, { type TProperties, type TSchema } from 'typebox';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { Closed, Text } from '../http/schemas.ts';
import { remarksOf, type Validator } from '../http/validation.ts';
import type { ColumnMapping } from './column.ts';
import type { Importer } from './importer.ts';
import { readMapping } from './mapping.ts';
import { importModes } from './reference.ts';

export interface ImportSettings {
  readonly importer: Importer;
  readonly dryRun: boolean;
  readonly mode: 'valid-rows' | 'all-or-nothing';
  readonly mapping: ColumnMapping | null;
  readonly options: Record<string, unknown>;
}

export const longestMapping = 10_000;

const common = {
  dryRun: Type.Boolean({
    default: false,
    description: 'Does everything and keeps nothing but the findings and counts.',
  }),
  mode: Type.Unsafe<ImportSettings['mode']>({ ...importModes.schema, default: 'valid-rows' }),
  mapping: Type.Optional(
    Type.String({
      minLength: 2,
      maxLength: longestMapping,
      pattern: '^[^\\u0000]*$',
      description:
        'Which field each column holds, where the file names columns in its own way: a JSON object of column names and the fields that `/import-templates` lists. Columns that it leaves out are found by name.',
      examples: ['{"Nomor Induk":"nip","Nama Lengkap":"name"}'],
    }),
  ),
};

const withoutDefault = (schema: TSchema): TSchema => {
  const { default: _, ...rest } = schema as TSchema & { default?: unknown };
  return rest as TSchema;
};

/** The settings of all importers, as optional parameters of the address. */
export function settingsQuery(importers: readonly Importer[]) {
  const options: TProperties = Object.assign({}, ...importers.map((importer) => importer.options), common);
  return Closed({
    resource: Type.Optional(resourceSchema(importers)),
    fileName: Type.Optional(Text('Name of the file, where the body is the file itself.', 200, 'pegawai.csv')),
    ...Object.fromEntries(
      Object.entries(options).map(([name, schema]) => [name, Type.Optional(withoutDefault(schema))]),
    ),
  });
}

export const resourceSchema = (importers: readonly Importer[]) =>
  Type.Enum(importers.map(({ resource }) => resource) as [string, ...string[]], {
    description: 'What the file holds.',
    examples: [importers[0]?.resource],
  });

/** Reads settings given as text, by form field or parameter. */
export function settingsReader(app: FastifyInstance, importers: readonly Importer[]) {
  const compile = (schema: TSchema) =>
    app.validatorCompiler!({ schema, method: 'POST', url: '/imports', httpPart: 'querystring' }) as Validator;
  const anyResource = compile(Type.Object({ resource: resourceSchema(importers) }));
  const byResource = new Map(
    importers.map((importer) => [
      importer.resource,
      { importer, validate: compile(Closed({ resource: Type.String(), ...common, ...importer.options })) },
    ]),
  );
  return (given: Readonly<Record<string, unknown>>): ImportSettings => {
    const values: Record<string, unknown> = { ...given };
    require(anyResource, values);
    const { importer, validate } = byResource.get(values.resource as string)!;
    require(validate, values);
    const { resource: _, dryRun, mode, mapping, ...options } = values;
    return {
      importer,
      dryRun: dryRun as boolean,
      mode: mode as ImportSettings['mode'],
      mapping: mapping === undefined ? null : readMapping(mapping as string, importer),
      options,
    };
  };
}

/** @throws Problem `invalid-input` that names each setting at fault. */
function require(validate: Validator, values: unknown): void {
  const outcome = validate(values);
  if (outcome === true) return;
  if (outcome.error instanceof Problem) throw outcome.error;
  throw new Problem(problems['invalid-input'], { remarks: remarksOf(outcome.error, 'querystring') });
}
