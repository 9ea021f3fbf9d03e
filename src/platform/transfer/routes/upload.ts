import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { mayUse } from '../../access/caller.ts';
import { Problem } from '../../http/problem.ts';
import { problems } from '../../http/problems.ts';
import { formBytes, openForm, unbroken } from '../../uploads/form.ts';
import { mediaTypes } from '../media-types.ts';
import { fileTooLarge, type Upload } from '../receive.ts';
import { type ImportSettings, longestMapping } from '../settings.ts';

export const fileTypes = Object.values(mediaTypes);

export const unsupportedType = (): Problem =>
  new Problem(problems['unsupported-media-type'], {
    parameters: { expected: ['multipart/form-data', ...fileTypes].join(', ') },
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
  if (request.isMultipart()) {
    const limits = { fileBytes: maximumBytes, fields: 50, fieldBytes: 4 * longestMapping };
    const form = await openForm(request, limits, query, read);
    permitted(request, form.settings);
    return form;
  }
  const settings = permitted(request, read(query));
  if (!(request.body instanceof Readable)) throw unsupportedType();
  const bytes = unbroken(request.body);
  return { settings, fileName: fileName ?? settings.importer.resource, bytes, end: async () => {} };
}

function permitted(request: FastifyRequest, settings: ImportSettings): ImportSettings {
  const { scope } = settings.importer;
  if (!mayUse(request, scope)) throw new Problem(problems['scope-missing'], { parameters: { scope } });
  return settings;
}
