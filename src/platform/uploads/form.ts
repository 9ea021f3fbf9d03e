import type { Readable } from 'node:stream';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { defineRemarks } from '../http/remarks.ts';
import { shortened } from '../http/text.ts';
import { uploadProblems } from './problems.ts';

/** A client that sends nothing for this long has gone. */
const silenceMilliseconds = 60_000;

/** What a form adds to its file, at most. */
export const formBytes = 65_536;

const formRemarks = defineRemarks({
  'given-twice': {
    message: { en: 'This setting is given twice.', id: 'Pengaturan ini diberikan dua kali.' },
    hint: {
      en: 'Give it once, in the form or in the address.',
      id: 'Berikan sekali saja, di formulir atau di alamat.',
    },
  },
});

export interface FormLimits {
  readonly fileBytes: number;
  readonly fields: number;
  readonly fieldBytes: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** A form that has been read up to the first byte of its file. */
export interface OpenForm<Settings> {
  readonly settings: Settings;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Buffer>;
  /** Called after the last byte: throws if the form goes on. */
  end(): Promise<void>;
}

/**
 * Reads a form up to its part `file`, which comes last.
 * @param given what stands in the address: a field of the same name is refused
 * @param read makes settings of the fields before the file is touched; what it throws comes before a lacking file
 */
export async function openForm<Settings>(
  request: FastifyRequest,
  limits: FormLimits,
  given: Fields,
  read: (fields: Fields) => Settings,
): Promise<OpenForm<Settings>> {
  if (!/;\s*boundary=/i.test(request.headers['content-type'] ?? ''))
    throw new Problem(uploadProblems['boundary-missing']);
  const parts = request.parts({
    limits: {
      fileSize: limits.fileBytes + 1,
      files: 2,
      fields: limits.fields,
      fieldSize: limits.fieldBytes,
      fieldNameSize: 100,
      parts: limits.fields + 2,
    },
  }) as AsyncIterableIterator<Multipart>;
  const fields: Record<string, unknown> = { ...given };
  for (let part = await nextPart(parts); part; part = await nextPart(parts)) {
    if (part.fieldname === 'file') {
      if (part.type !== 'file') throw new Problem(uploadProblems['file-missing']);
      return opened(part, read(fields), parts);
    }
    if (part.type === 'file') throw new Problem(uploadProblems['file-missing']);
    if (Object.hasOwn(fields, part.fieldname)) throw givenTwice(part.fieldname);
    fields[part.fieldname] = part.value;
  }
  read(fields);
  throw new Problem(uploadProblems['file-missing']);
}

const opened = <Settings>(
  { filename, file }: MultipartFile,
  settings: Settings,
  parts: AsyncIterableIterator<Multipart>,
): OpenForm<Settings> => ({
  settings,
  fileName: filename,
  bytes: unbroken(file),
  async end() {
    const after = await nextPart(parts);
    if (after)
      throw new Problem(uploadProblems['part-after-file'], { parameters: { part: after.fieldname } });
  },
});

/** Whichever of two values counted, the other might be meant. */
const givenTwice = (name: string): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [
      { place: { parameter: shortened(name) }, code: 'given-twice', text: formRemarks['given-twice'] },
    ],
  });

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

/** The bytes of an upload; a Problem `upload-cut` if they end before they should. */
export async function* unbroken(stream: Readable): AsyncGenerator<Buffer> {
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
const brokenOff = (cause: unknown): Problem => new Problem(uploadProblems['upload-cut'], { cause });
