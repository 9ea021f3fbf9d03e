import type { Answer, AnswerBody, TestApp } from './build.ts';

/** The competencies of the nation, in their order. */
export const core = ['INT', 'KRJ', 'KOM', 'OHS', 'PEL', 'PDL', 'PRB', 'KEP', 'PBG'] as const;

/** The id of a competency of the nation: the same in every installation. */
export const coreId = (code: (typeof core)[number]): string =>
  `019a4700-0000-7000-8000-${String(core.indexOf(code) + 1).padStart(12, '0')}`;

/** All nine at one level, or each at its own. */
export const coreLevels = (levels: number | readonly number[]) =>
  core.map((code, at) => ({
    competencyId: coreId(code),
    level: typeof levels === 'number' ? levels : levels[at]!,
  }));

const both = (text: string) => ({ id: text, en: text });

/** Five levels that say nothing in particular. */
export const fiveLevels = () =>
  [1, 2, 3, 4, 5].map((level) => ({
    level,
    description: both(`Level ${level}`),
    indicators: [both(`Perilaku ${level}`)],
  }));

let number = 0;

/** A technical competency in the field of personnel since 2020, unless said otherwise. */
export function aCompetency({ call }: Pick<TestApp, 'call'>, about: object = {}): Promise<AnswerBody> {
  number += 1;
  const competency = {
    code: `TEK-${number}`,
    name: both(`Kompetensi ${number}`),
    kind: 'technical',
    field: 'personnel',
    definition: both('Definisi'),
    levels: fiveLevels(),
    validFrom: '2020-01-01',
    ...about,
  };
  return created(call('POST', '/v1/competencies', { body: competency }));
}

/** An assessor with a mandate since 2020, unless said otherwise. */
export function anAssessor({ call }: Pick<TestApp, 'call'>, about: object = {}): Promise<AnswerBody> {
  number += 1;
  const assessor = { code: `ASR-${number}`, name: `Asesor ${number}`, validFrom: '2020-01-01', ...about };
  return created(call('POST', '/v1/assessors', { body: assessor }));
}

/** What is sent to enter an assessment of all nine at level 3 by portfolio on 2026-03-02, unless said otherwise. */
export const assessmentOf = (employeeId: string, about: object = {}) => ({
  employeeId,
  method: 'portfolio',
  assessedOn: '2026-03-02',
  levels: coreLevels(3),
  ...about,
});

export const assess = (
  { call }: Pick<TestApp, 'call'>,
  employeeId: string,
  about: object = {},
): Promise<AnswerBody> => created(call('POST', '/v1/assessments', { body: assessmentOf(employeeId, about) }));

export const setStandard = ({ call }: Pick<TestApp, 'call'>, standard: object): Promise<AnswerBody> =>
  created(call('POST', '/v1/competency-standards', { body: { validFrom: '2021-01-01', ...standard } }));

async function created(answer: Promise<Answer>): Promise<AnswerBody> {
  const { status, body, text } = await answer;
  if (status !== 201) throw new Error(`not created: ${status} ${text}`);
  return body;
}
