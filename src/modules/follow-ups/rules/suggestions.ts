import { satisfactionElements } from '../../feedback/index.ts';
import type { NewFollowUpOrigin } from '../schemas/origins.ts';
import type { FollowUpSuggestion } from '../schemas/suggestions.ts';

type Element = NonNullable<NonNullable<NewFollowUpOrigin['satisfaction']>['element']>;

/** Something that calls for action, as it is found. */
export interface Suggested extends Omit<FollowUpSuggestion, 'origin' | 'words'> {
  readonly publicationId: string | null;
  readonly element: Element | null;
  readonly categoryId: string | null;
  readonly categoryName: string | null;
  readonly districtId: string | null;
  readonly districtName: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly topicId: string | null;
  readonly promises: readonly number[] | null;
}

/** The same with what an action is made from. */
export function suggestionOf(found: Suggested): FollowUpSuggestion {
  const { id, kind, unitId, serviceId, value, answers, target, reportCount } = found;
  return {
    ...{ id, kind, unitId, serviceId, value, answers, target, reportCount },
    origin: originOf(found),
    words: wordsOf(found),
  };
}

function originOf(found: Suggested): NewFollowUpOrigin {
  const { kind, publicationId, serviceId, element, categoryId, districtId, from, to, topicId, promises } =
    found;
  switch (kind) {
    case 'satisfaction':
      return { satisfaction: { publicationId: publicationId!, serviceId, element } };
    case 'report-cluster':
      return { reportCluster: { categoryId: categoryId!, districtId, from: from!, to: to! } };
    default:
      return { forumTopic: { topicId: topicId!, promises: [...promises!] } };
  }
}

const number = (value: number): string => value.toLocaleString('id-ID', { maximumFractionDigits: 2 });

function wordsOf({
  kind,
  element,
  value,
  target,
  answers,
  reportCount,
  categoryName,
  districtName,
  from,
  to,
  promises,
}: Suggested): string {
  switch (kind) {
    case 'satisfaction':
      return `${element === null ? 'Indeks kepuasan' : `Unsur ${satisfactionElements.get(element).label.id}`} bernilai ${number(value!)} dari target ${number(target!)} (${answers} jawaban).`;
    case 'report-cluster':
      return `${reportCount} laporan ${categoryName} dari Kecamatan ${districtName}, ${from} sampai ${to}.`;
    default:
      return `${promises!.length} janji dalam kesimpulan forum belum ada tindak lanjutnya.`;
  }
}
