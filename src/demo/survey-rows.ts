import { createHash } from 'node:crypto';
import { responses, responseTexts } from '../modules/feedback/response-tables.ts';
import { surveyServices, surveys } from '../modules/feedback/survey-tables.ts';
import { personalDataIn } from '../platform/public-writes/index.ts';
import { Rows } from './copy.ts';
import { wishes } from './data/wishes.ts';
import { calendarDate } from './days.ts';
import type { Random } from './random.ts';
import { respondent } from './respondents.ts';

const FEWEST = 40;
const MOST = 400;
const WRITING = 0.06;
const GATHERED_IN_THE_FIELD = 0.25;

/** So many of the answers to an open survey are held: the same over and over from one address. */
const HELD = 4;

export interface AskedService {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
}

interface Setting {
  readonly nextId: () => string;
  readonly random: Random;
  readonly today: number;
  readonly versionId: string;
  /** The cell of the lowest mark of each element. */
  readonly firstCells: readonly number[];
  /** The cell that counts who wrote something. */
  readonly textCell: number;
}

interface AskedPeriod {
  readonly year: string;
  readonly semester: 1 | 2;
  /** First and last day. */
  readonly from: number;
  readonly to: number;
}

/** Surveys and the answers to them on their way into the tables. */
export class SurveyRows {
  readonly surveys = new Rows(
    surveys,
    'id',
    'code',
    'title',
    'unitId',
    'versionId',
    'startsOn',
    'endsOn',
    'link',
    'decision',
    'closedOn',
    'closingReason',
  );
  readonly services = new Rows(surveyServices, 'surveyId', 'serviceId', 'population');
  readonly responses = new Rows(
    responses,
    'surveyId',
    'serviceId',
    'id',
    'receivedOn',
    'answeredOn',
    'channel',
    'source',
    'gender',
    'ageBand',
    'education',
    'occupation',
    'disability',
    'cells',
    'state',
    'reason',
    'receiptHash',
    'contentHash',
  );
  readonly texts = new Rows(
    responseTexts,
    'id',
    'surveyId',
    'responseId',
    'serviceId',
    'receivedOn',
    'question',
    'isPersonal',
    'body',
    'findings',
    'state',
    'publishedBody',
  );
  readonly #setting: Setting;
  readonly #random: Random;

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#random = setting.random;
  }

  /** A survey about one service, which is given `mean` on average; closed once its period is over. */
  addSurvey(service: AskedService, period: AskedPeriod, mean: number): void {
    const { nextId, today, versionId } = this.#setting;
    const id = nextId();
    const isOver = period.to < today;
    const half = period.semester === 1 ? 'I' : 'II';
    const answers = this.#random.integer(FEWEST, MOST);
    this.surveys.add(
      id,
      `SKM-${service.code}-${period.year}-${period.semester}`,
      JSON.stringify({
        id: `Survei kepuasan ${service.name}, semester ${half} ${period.year}`,
        en: `Satisfaction with ${service.name}, half-year ${period.semester} of ${period.year}`,
      }),
      service.unitId,
      versionId,
      calendarDate(period.from),
      calendarDate(period.to),
      this.#random.hexadecimal().slice(0, 12).toLowerCase(),
      isOver ? 'closed' : 'open',
      isOver ? calendarDate(period.to + 1) : null,
      isOver ? 'Periode survei telah berakhir.' : null,
    );
    this.services.add(id, service.id, Math.round(answers * this.#random.between(1.2, 9)));
    const means = this.#setting.firstCells.map(() => mean + this.#random.between(-0.15, 0.15));
    for (let answer = 0; answer < answers; answer++) this.#addAnswer(id, service.id, period, means, isOver);
    if (!isOver) this.#addHeld(id, service.id);
  }

  #addAnswer(
    surveyId: string,
    serviceId: string,
    { from, to }: AskedPeriod,
    means: readonly number[],
    isOver: boolean,
  ): void {
    const last = Math.min(to, this.#setting.today);
    const answered = this.#random.integer(from, last);
    const isGathered = this.#random.chance(GATHERED_IN_THE_FIELD);
    const received = isGathered ? Math.min(last, answered + this.#random.integer(0, 3)) : answered;
    const isWritten = this.#random.chance(WRITING);
    const responseId = this.#chanceId();
    const cells = means.map((mean, at) => this.#setting.firstCells[at]! + this.#mark(mean) - 1);
    this.responses.add(
      surveyId,
      serviceId,
      responseId,
      calendarDate(received),
      calendarDate(answered),
      ...(isGathered ? ['field', 'token:petugas-survei-contoh'] : ['link', null]),
      ...respondent(this.#random),
      ...this.#content(isWritten ? [...cells, this.#setting.textCell] : cells, 'counted', null),
    );
    if (isWritten) this.#addText(surveyId, responseId, serviceId, calendarDate(received), isOver);
  }

  #addHeld(surveyId: string, serviceId: string): void {
    const day = calendarDate(this.#setting.today);
    const cells = this.#setting.firstCells.map((first) => first + 3);
    for (let answer = 0; answer < HELD; answer++)
      this.responses.add(
        surveyId,
        serviceId,
        this.#chanceId(),
        day,
        day,
        'link',
        null,
        ...[null, null, null, null, null],
        ...this.#content(cells, 'quarantined', 'identical'),
      );
  }

  /** What was chosen, whether it counts, and the hashes: no receipt leads to an invented answer. */
  #content(cells: readonly number[], state: string, reason: string | null): (string | null)[] {
    const chosen = cells.join(',');
    const content = createHash('sha256').update(chosen).digest('hex');
    const receipt = `${this.#random.hexadecimal()}${this.#random.hexadecimal()}`;
    return [`{${chosen}}`, state, reason, `\\x${receipt}`, `\\x${content}`];
  }

  /** Of surveys that are over, texts in which nothing personal was found are published. */
  #addText(surveyId: string, responseId: string, serviceId: string, day: string, isOver: boolean): void {
    const body = this.#random.pick(wishes);
    const kinds = [...new Set(personalDataIn(body).map(({ kind }) => kind))];
    const isPublished = isOver && kinds.length === 0;
    this.texts.add(
      this.#chanceId(),
      surveyId,
      responseId,
      serviceId,
      day,
      'suggestions',
      'false',
      body,
      `{${kinds.join(',')}}`,
      isPublished ? 'published' : 'held',
      isPublished ? body : null,
    );
  }

  /** A mark from 1 to 4 that is `mean` on average. */
  #mark(mean: number): number {
    const spread = this.#random.fraction() + this.#random.fraction() - 1;
    return Math.min(4, Math.max(1, Math.round(mean + spread)));
  }

  /** An id whose order tells nothing (UUIDv4). */
  #chanceId(): string {
    const digits = this.#random.hexadecimal().toLowerCase();
    const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
    return [...parts, `a${digits.slice(17, 20)}`, digits.slice(20)].join('-');
  }
}
