import { SaxesParser } from 'saxes';
import type { AnswerBody, TestApp } from './build.ts';
import { created } from './feedback.ts';
import { aUnit } from './organisation.ts';
import { allTo, lamp, reportNumbered, step } from './reports.ts';

export const root = '/v1/open311/v2';

type Api = Pick<TestApp, 'call'>;

/** A category, and the unit to which its reports go. */
export async function aService(api: Api, code = 'LAMPU'): Promise<AnswerBody> {
  const unit = await aUnit(api as TestApp, { name: 'Dinas Perhubungan' });
  await allTo(api, unit.id);
  return created(
    api.call('POST', '/v1/report-categories', {
      body: {
        code,
        name: { id: 'Lampu jalan', en: 'Street light' },
        description: 'Lampu mati atau rusak.',
        kind: 'complaint',
      },
    }),
  );
}

export const sound = { service_code: 'LAMPU', address_string: 'Jl. Merdeka', description: lamp };

/** Files as apps do: by a form that carries the key. */
export function file(
  { call }: Api,
  fields: Readonly<Record<string, string>>,
  { ending = '.json', headers = {} }: { ending?: string; headers?: Record<string, string> } = {},
) {
  return call<{ service_request_id: string; service_notice: string; code: number; description: string }[]>(
    'POST',
    `${root}/requests${ending}`,
    {
      key: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
      body: new URLSearchParams(fields).toString(),
    },
  );
}

/** The number of a report that everybody may see. */
export async function aShownReport(
  api: Api,
  fields: Readonly<Record<string, string>>,
  verification: object = {},
): Promise<string> {
  const { body } = await file(api, fields);
  const number = body[0]!.service_request_id;
  const { id } = await reportNumbered(api, number);
  await created(step(api, id, 'verification', verification));
  return number;
}

/** Elements as nested lists of names, in their order: the structure of a document without what it says. */
export type Structure = [name: string, ...inside: Structure[]];

export function structureOf(xml: string): Structure {
  const top: Structure = [''];
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element: Structure = [name];
    open.at(-1)!.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return top[1] as Structure;
}

/** The texts of all elements of a name. */
export function textsOf(xml: string, name: string): string[] {
  const texts: string[] = [];
  let inside = false;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    inside = tag.name === name;
    if (inside) texts.push('');
  });
  parser.on('text', (text) => {
    if (inside) texts[texts.length - 1] += text;
  });
  parser.on('closetag', () => {
    inside = false;
  });
  parser.write(xml).close();
  return texts;
}
