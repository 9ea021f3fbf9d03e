import { policyDocumentKinds, type policyDocumentStepKinds } from '../modules/policy-documents/reference.ts';
import { shortCitation } from '../modules/policy-documents/rules/citations.ts';
import { readPlain } from '../modules/policy-documents/rules/text/read-plain.ts';
import { walk } from '../modules/policy-documents/rules/text/structure.ts';
import { digestOf } from '../modules/policy-documents/store/versions.ts';
import type { documents, steps, versions, versionTexts } from '../modules/policy-documents/tables.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import type { CityDocument } from './data/city-document.ts';
import { type NationalDocument, nationalRelations } from './data/national-law.ts';
import { coordinator } from './data/report-settings.ts';
import { calendarDate, dayNumber } from './days.ts';

type StepKind = CodeOf<typeof policyDocumentStepKinds>;
export type Step = typeof steps.$inferInsert;
type Version = typeof versions.$inferInsert & { readonly id: string };

/** A document with what it says, does and went through. */
export interface Made {
  readonly row: typeof documents.$inferInsert & { readonly id: string };
  readonly versions: readonly Version[];
  readonly texts: readonly (typeof versionTexts.$inferInsert)[];
  readonly steps: readonly Step[];
  readonly relations: NonNullable<CityDocument['relations']>;
}

export const citationOf = ({ kind, number, year }: NationalDocument): string =>
  shortCitation({ kind, number, year, issuer: null, eId: null });

/** So many days before its signature something happened to a document. */
const before = { proposed: 150, drafted: 140, written: 100, consulted: 90, harmonised: 40 } as const;
/** And so many days after it began, to one that is under way. */
const since = {
  drafted: 10,
  written: 20,
  withdrawn: 25,
  consulted: 30,
  harmonised: 50,
  returned: 60,
} as const;
const rewritten = 10;
const again = 15;

/** How a step comes into its table: in the morning of its day. */
export const stepOf = (
  id: string,
  documentId: string,
  kind: StepKind,
  day: string,
  state: Step['state'],
  more: Partial<Step> = {},
): Step => ({ id, documentId, kind, happenedOn: day, at: new Date(`${day}T03:00:00Z`), state, ...more });

/** Makes rows of the documents that are told of. */
export class Lives {
  readonly #nextId: () => string;
  readonly #now: number;
  readonly #unitOf: (code: string) => string;

  constructor(nextId: () => string, today: string, unitOf: (code: string) => string) {
    this.#nextId = nextId;
    this.#now = dayNumber(today);
    this.#unitOf = unitOf;
  }

  national(document: NationalDocument): Made {
    const id = this.#nextId();
    const name = citationOf(document);
    return {
      row: {
        ...document,
        id,
        unitId: this.#unitOf(coordinator),
        keywords: [...document.keywords],
        authority: document.kind === 'law' ? 'Presiden dan Dewan Perwakilan Rakyat' : 'Presiden',
        place: 'Jakarta',
        stage: 'promulgated',
      },
      versions: [],
      texts: [],
      steps: [this.#step(id, 'registered', document.promulgatedOn, 'promulgated')],
      relations: nationalRelations
        .filter(([source]) => source === name)
        .map(([, kind, target]) => [kind, target]),
    };
  }

  ofCity(document: CityDocument): Made {
    const { signed } = document;
    if (signed === undefined) return this.#underWay(document);
    return this.#enacted(document, typeof signed === 'number' ? this.#day(signed) : signed);
  }

  #enacted(document: CityDocument, enactedOn: string): Made {
    const about = this.#about(document);
    const { id, kind } = about;
    const { number, later = 0, signed, texts = [], relations = [] } = document;
    const signedOn = dayNumber(enactedOn);
    const { isRegulation } = policyDocumentKinds.get(kind);
    const promulgatedOn = isRegulation ? calendarDate(signedOn + 1) : null;
    const stage = isRegulation ? 'promulgated' : 'signed';
    const first = promulgatedOn ?? enactedOn;
    const year = Number(enactedOn.slice(0, 4));
    const gazette = kind === 'city-regulation' ? 'Lembaran Daerah' : 'Berita Daerah';
    const written = this.#written(id, texts, signedOn - before.written);
    return {
      ...written,
      relations,
      row: {
        ...about,
        number: number!,
        year,
        stage,
        draftedOn: calendarDate(signedOn - before.drafted),
        enactedOn,
        promulgatedOn,
        effectiveOn: calendarDate(dayNumber(first) + later),
        signerName: 'Dewi Anggraini',
        signerOffice: 'Wali Kota Palembang',
        gazette: isRegulation ? `${gazette} Kota Palembang Tahun ${year} Nomor ${number}` : null,
      },
      steps:
        typeof signed === 'string'
          ? [this.#step(id, 'registered', first, stage)]
          : this.#toSignature(id, signedOn, promulgatedOn, written.versions),
    };
  }

  #underWay(document: CityDocument): Made {
    const about = this.#about(document);
    const { stage, texts = [], relations = [] } = document;
    const began = this.#now + document.began!;
    const written = this.#written(about.id, texts, began + since.written);
    const draftedOn = stage === 'idea' ? null : calendarDate(began + since.drafted);
    return {
      ...written,
      relations,
      row: { ...about, stage: stage!, draftedOn },
      steps: this.#stepsSince(began, about.id, stage!, written.versions),
    };
  }

  #about({ kind, title, unit, legalField, keywords }: CityDocument) {
    return {
      id: this.#nextId(),
      unitId: this.#unitOf(unit),
      kind,
      title,
      subject: legalField === 'civil-service' ? 'KEPEGAWAIAN' : 'PEMERINTAHAN DAERAH',
      authority: 'Wali Kota Palembang',
      place: 'Palembang',
      legalField,
      keywords: [...keywords],
    };
  }

  #written(documentId: string, plain: readonly string[], on: number): Pick<Made, 'versions' | 'texts'> {
    const versions: Version[] = [];
    const texts: (typeof versionTexts.$inferInsert)[] = [];
    for (const [at, words] of plain.entries()) {
      const text = { provisions: readPlain(words).provisions };
      const id = this.#nextId();
      const day = at === 0 ? on : on - since.written + since.returned + rewritten;
      versions.push({
        id,
        documentId,
        number: at + 1,
        note: at === 0 ? null : 'Disesuaikan dengan catatan Bagian Hukum.',
        sha256: digestOf(text),
        provisionCount: [...walk(text.provisions)].length,
        createdAt: new Date(`${calendarDate(day)}T02:00:00Z`),
      });
      texts.push({ versionId: id, text });
    }
    return { versions, texts };
  }

  #toSignature(
    id: string,
    signedOn: number,
    promulgatedOn: string | null,
    versions: readonly Version[],
  ): Step[] {
    const ago = (days: number) => calendarDate(signedOn - days);
    const versionId = versions.at(-1)?.id ?? null;
    const steps = [
      this.#step(id, 'proposed', ago(before.proposed), 'idea'),
      this.#step(id, 'drafting-begun', ago(before.drafted), 'draft'),
      this.#step(id, 'consultation-opened', ago(before.consulted), 'consultation', { versionId }),
      this.#step(id, 'harmonisation-begun', ago(before.harmonised), 'harmonisation', { versionId }),
      this.#step(id, 'signed', ago(0), 'signed', { versionId }),
    ];
    if (promulgatedOn !== null) steps.push(this.#step(id, 'promulgated', promulgatedOn, 'promulgated'));
    return steps;
  }

  #stepsSince(
    began: number,
    id: string,
    stage: NonNullable<CityDocument['stage']>,
    versions: readonly Version[],
  ): Step[] {
    const after = (days: number) => calendarDate(began + days);
    const steps = [this.#step(id, 'proposed', after(0), 'idea')];
    if (stage === 'idea') return steps;
    steps.push(this.#step(id, 'drafting-begun', after(since.drafted), 'draft'));
    if (stage === 'withdrawn') {
      const reason = 'Sudah diatur dalam ketentuan yang lebih tinggi.';
      steps.push(this.#step(id, 'withdrawn', after(since.withdrawn), 'withdrawn', { reason }));
      return steps;
    }
    const [first, last] = [versions[0]!.id, versions.at(-1)!.id];
    const consulted = after(since.consulted);
    steps.push(this.#step(id, 'consultation-opened', consulted, 'consultation', { versionId: first }));
    if (stage === 'consultation') return steps;
    const reason = 'Pasal 3: komite talenta dibentuk oleh Wali Kota, bukan ditunjuk Kepala Badan.';
    const harmonised = after(since.harmonised);
    const onceMore = after(since.returned + again);
    steps.push(
      this.#step(id, 'harmonisation-begun', harmonised, 'harmonisation', { versionId: first }),
      this.#step(id, 'returned', after(since.returned), 'draft', { reason }),
      this.#step(id, 'harmonisation-begun', onceMore, 'harmonisation', { versionId: last }),
    );
    return steps;
  }

  #day = (sinceToday: number): string => calendarDate(this.#now + sinceToday);

  #step(...about: Parameters<typeof stepOf> extends [string, ...infer Rest] ? Rest : never): Step {
    return stepOf(this.#nextId(), ...about);
  }
}
