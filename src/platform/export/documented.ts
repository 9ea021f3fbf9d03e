import { answers } from '../http/answers.ts';
import type { Addition } from '../http/documented.ts';
import { withAnswers } from '../http/documented.ts';
import { FileContent } from '../http/schemas.ts';
import { itemSchema, mediaTypes } from './listed.ts';

const words = `With \`Accept: text/csv\`, \`application/x-ndjson\` or the XLSX type all that the filters and the caller's scope allow comes as one file, from one snapshot and without \`limit\`, \`cursor\` and \`count\`. Whoever is shown personal data by it must say why in \`X-Purpose\`. Without its last line (XLSX: without the sheet \`End\`) a file was cut.`;

const file = FileContent('A file of all items.');

const contents = {
  [mediaTypes.csv]: {
    schema: {
      title: 'CsvExport',
      ...file,
      description:
        'A header row and a row for each item. Objects stand in columns such as `position.unitName`, lists as JSON in their cell; formulas are made text. The last line is `#end,rows=…,sha256=…`, the hash of all bytes before it.',
    },
  },
  [mediaTypes.ndjson]: {
    schema: {
      title: 'NdjsonExport',
      ...file,
      description:
        'One item as JSON on each line. The last line is `{"$end":{"rows":…,"sha256":"…","eventsAfter":"…"}}`, with the hash of all bytes before it.',
    },
  },
  [mediaTypes.xlsx]: {
    schema: {
      title: 'XlsxExport',
      ...file,
      description:
        'The sheet `Data` holds what the CSV does, at most 1,048,575 rows, texts cut after 32,767 characters; the sheet `End` tells the rows and the hash of the part that holds them.',
    },
  },
};

const headers = {
  'Events-After': {
    type: 'string',
    maxLength: 8000,
    pattern: '^[\\w-]+$',
    description:
      'Of an export to a caller who is known: `GET /events?after=` goes on from here, with nothing left out and nothing twice.',
    examples: ['AbCdEf'],
  },
};

/** Adds to every list that all of it can be had as a file. */
export const documentExports: Addition = (described) => {
  if (!itemSchema(described)) return described;
  const { description, ...schema } = described.response![200] as { description: string };
  const page = {
    description,
    headers,
    content: { 'application/json': { schema: { description, ...schema } }, ...contents },
  };
  return withAnswers(
    { ...described, description: `${described.description}\n\n${words}` },
    { 200: page, ...answers({}, 422) },
  );
};
