import { Readable } from 'node:stream';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { mayUse } from '../../access/caller.ts';
import { Problem, problems } from '../../http/problems.ts';
import { defineRemarks } from '../../http/remarks.ts';
import { shortened } from '../../http/text.ts';
import { mediaTypes } from '../media-types.ts';
import { transferProblems } from '../problems.ts';
import { fileTooLarge, type Upload } from '../receive.ts';
import { type ImportSettings, longestMapping } from '../settings.ts';

/** A client that sends nothing for this long has gone. */
const silenceMilliseconds = 60_000;
/** What a form adds to its file, at most. */
const formBytes = 65_536;

export const fileTypes = Object.values(mediaTypes);

export const unsupportedType = (): Problem =>
  new Problem(problems['unsupported-media-type'], {
    parameters: { expected: ['multipart/form-data', ...fileTypes].join(', ') },
  });

const settingRemarks = defineRemarks({
  'given-twice': {
    message: { en: 'This setting is given twice.', id: 'Pengaturan ini diberikan dua kali.' },
    hint: {
      en: 'Give it once, in the form or in the address.',
      id: 'Berikan sekali saja, di formulir atau di alamat.',
    },
  },
});

type ReadSettings = (given: Readonly<Record<string, unknown>>) => ImportSettings;

/**
 * Reads an upload up to its first byte: a form with a file, or a body that is the file itself. Settings come from the
 * form, the address, or both.
 * @throws Problem when settings are wrong, the file is missing, or the key lacks the scope of the resource
 */
export async function openUpload(
  request: FastifyRequest,
  read: ReadSettings,
  maximumBytes: number,
): Promise<Upload> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maximumBytes + formBytes) throw fileTooLarge(maximumBytes);
  const { fileName, ...query } = request.query as Record<string, unknown> & { fileName?: string };
  if (request.isMultipart()) return openForm(request, query, read, maximumBytes);
  const settings = permitted(request, read(query));
  if (!(request.body instanceof Readable)) throw unsupportedType();
  const bytes = unbroken(request.body);
  return { settings, fileName: fileName ?? settings.importer.resource, bytes, end: async () => {} };
}

async function openForm(
  request: FastifyRequest,
  query: Readonly<Record<string, unknown>>,
  read: ReadSettings,
  maximumBytes: number,
): Promise<Upload> {
  if (!/;\s*boundary=/i.test(request.headers['content-type'] ?? ''))
    throw new Problem(transferProblems['boundary-missing']);
  const parts = request.parts({
    limits: {
      fileSize: maximumBytes + 1,
      files: 2,
      fields: 50,
      fieldSize: 4 * longestMapping,
      fieldNameSize: 100,
      parts: 52,
    },
  }) as AsyncIterableIterator<Multipart>;
  const given: Record<string, unknown> = { ...query };
  for (let part = await nextPart(parts); part; part = await nextPart(parts)) {
    if (part.fieldname === 'file') {
      if (part.type !== 'file') throw new Problem(transferProblems['file-missing']);
      return {
        settings: permitted(request, read(given)),
        fileName: part.filename,
        bytes: unbroken(part.file),
        end: async () => {
          const after = await nextPart(parts);
          if (after)
            throw new Problem(transferProblems['part-after-file'], { parameters: { part: after.fieldname } });
        },
      };
    }
    if (part.type === 'file') throw new Problem(transferProblems['file-missing']);
    if (Object.hasOwn(given, part.fieldname)) throw givenTwice(part.fieldname);
    given[part.fieldname] = part.value;
  }
  read(given);
  throw new Problem(transferProblems['file-missing']);
}

/** Whichever of two values counted, the other might be meant. */
const givenTwice = (name: string): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { parameter: shortened(name) },
        code: 'given-twice',
        text: settingRemarks['given-twice'],
      },
    ],
  });

function permitted(request: FastifyRequest, settings: ImportSettings): ImportSettings {
  const { scope } = settings.importer;
  if (!mayUse(request, scope)) throw new Problem(problems['scope-missing'], { parameters: { scope } });
  return settings;
}

async function nextPart(parts: AsyncIterableIterator<Multipart>): Promise<Multipart | undefined> {
  let silence: NodeJS.Timeout | undefined;
  try {
    const gone = new Promise<never>((_, reject) => {
      silence = setTimeout(() => reject(new Error('silent')), silenceMilliseconds);
    });
    const { done, value } = await Promise.race([parts.next(), gone]);
    return done ? undefined : value;
  } catch (error) {
    throw brokenOff(error);
  } finally {
    clearTimeout(silence);
  }
}

async function* unbroken(stream: Readable): AsyncGenerator<Buffer> {
  const silence = setTimeout(() => stream.destroy(new Error('silent')), silenceMilliseconds);
  try {
    // A stream that is destroyed takes no more: the rest of a refused upload could not be drained.
    for await (const piece of stream.iterator({ destroyOnReturn: false })) {
      yield piece as Buffer;
      silence.refresh();
    }
  } catch (error) {
    throw brokenOff(error);
  } finally {
    clearTimeout(silence);
  }
}

/** All that can go wrong in the bytes of a request is that they end before they should. */
const brokenOff = (cause: unknown): Problem => new Problem(transferProblems['upload-cut'], { cause });
