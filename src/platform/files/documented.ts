import Type from 'typebox';
import { answers } from '../http/answers.ts';
import { FileContent } from '../http/schemas.ts';

/** What a route that answers with `sendFile` takes beside its parameters. */
export const FileHeaders = Type.Object({
  range: Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: '^[^\\u0000]*$',
      description: 'The part of the file that is asked for; of several parts all is sent.',
      examples: ['bytes=1048576-'],
    }),
  ),
  'if-range': Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: '^[^\\u0000]*$',
      description: 'The ETag of what the caller has the beginning of: of another file all is sent.',
      examples: ['"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"'],
    }),
  ),
});

const headers = {
  'Accept-Ranges': Type.String({ enum: ['bytes'], description: 'Parts can be asked for.' }),
  'Repr-Digest': Type.String({
    pattern: '^sha-256=:[A-Za-z0-9+/]+=*:$',
    maxLength: 80,
    description: 'SHA-256 of the whole file, in Base64 (RFC 9530); in hexadecimal digits it is the ETag.',
    examples: ['sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:'],
  }),
};
const contentRange = Type.String({
  pattern: '^bytes \\d+-\\d+/\\d+$',
  maxLength: 80,
  description: 'Which part it is, of how many bytes.',
  examples: ['bytes 1048576-2097151/4194304'],
});

/** The answers of a route that sends a file of one of these media types with `sendFile`. */
export function fileAnswers(description: string, types: readonly string[], maximumBytes: number) {
  const content = Object.fromEntries(
    types.map((type) => [type, { schema: FileContent('The bytes.', maximumBytes) }]),
  );
  const part = { ...headers, 'Content-Range': contentRange };
  return answers(
    {
      200: { description, headers, content },
      206: { description: 'The part that was asked for.', headers: part, content },
    },
    404,
    409,
    410,
    416,
  );
}
