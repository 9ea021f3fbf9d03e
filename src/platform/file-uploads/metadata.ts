import { plainFileName } from '../files/file-name.ts';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { defineRemarks } from '../http/remarks.ts';
import { filePurposes } from './reference.ts';
import type { FileUploadRow } from './store.ts';

const remarks = defineRemarks({
  'metadata-unreadable': {
    message: {
      en: 'The metadata is no list of names, each with a value in Base64.',
      id: 'Metadata bukan daftar nama dengan nilai Base64.',
    },
    hint: {
      en: 'Write it like `filename YS5wZGY=,purpose cG9saWN5LWRvY3VtZW50`; the text in Base64 is UTF-8.',
      id: 'Tulis seperti `filename YS5wZGY=,purpose cG9saWN5LWRvY3VtZW50`; teks dalam Base64 adalah UTF-8.',
    },
  },
  'purpose-unknown': {
    message: {
      en: 'The metadata names no purpose that is known.',
      id: 'Metadata tidak menyebut peruntukan yang dikenal.',
    },
    hint: { en: 'Give `purpose`, one of {allowed}.', id: 'Isi `purpose`, salah satu dari {allowed}.' },
  },
  'digest-malformed': {
    message: {
      en: 'The sha256 of the metadata is no digest.',
      id: 'sha256 pada metadata bukan digest.',
    },
    hint: { en: 'Write it as 64 hexadecimal digits.', id: 'Tulis sebagai 64 digit heksadesimal.' },
  },
});

/**
 * Reads `Upload-Metadata`: `purpose`, `filename` (or `name`) and `sha256`. What else clients put there of themselves
 * means nothing here.
 * @throws Problem `invalid-input`
 */
export function readMetadata(header: string): Pick<FileUploadRow, 'purpose' | 'fileName' | 'toldSha256'> {
  const values = valuesOf(header);
  const purpose = filePurposes.find(values.get('purpose') ?? '')?.code;
  if (purpose === undefined) throw wrong('purpose-unknown');
  const sha256 = values.get('sha256');
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256)) throw wrong('digest-malformed');
  return {
    purpose,
    fileName: plainFileName(values.get('filename') ?? values.get('name') ?? ''),
    toldSha256: sha256 === undefined ? null : Buffer.from(sha256, 'hex'),
  };
}

function valuesOf(header: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const pair of header.split(',')) {
    const [, name, value] = /^([^\s,]+)(?: ([A-Za-z0-9+/]*={0,2}))?$/.exec(pair.trim()) ?? [];
    if (name === undefined || values.has(name)) throw wrong('metadata-unreadable');
    try {
      values.set(name, utf8.decode(Buffer.from(value ?? '', 'base64')));
    } catch {
      throw wrong('metadata-unreadable');
    }
  }
  return values;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const wrong = (code: keyof typeof remarks): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { header: 'upload-metadata' },
        code,
        text: remarks[code],
        parameters: { allowed: filePurposes.entries.map((entry) => entry.code).join(', ') },
      },
    ],
  });
