import Type from 'typebox';
import { ref, Words } from '../../../platform/http/schemas.ts';

/** An answer as XML, shown by an example without its declaration. */
export const Xml = (example: string) =>
  Type.String({
    maxLength: 100_000_000,
    pattern: '^<\\?xml ',
    description: 'The same as in JSON, as elements.',
    examples: [`<?xml version="1.0" encoding="utf-8"?>${example}`],
  });

const OneError = Type.Object(
  {
    code: Type.Integer({
      minimum: 400,
      maximum: 599,
      format: 'int32',
      description: 'The HTTP status.',
      examples: [404],
    }),
    description: Words('What is wrong, and how to mend it.', 5000, 'service_code was not found.'),
  },
  { $id: 'Open311Error', description: 'Something that is wrong with a request.' },
);

export const Open311Errors = Type.Array(ref(OneError), {
  maxItems: 100,
  description: 'Everything that is wrong with a request.',
});

export const errorSchemas = [OneError];
