import type { CodeOf } from '../../../platform/reference/list.ts';
import type { PublishedResults, satisfactionElements } from '../../feedback/index.ts';

interface Asked {
  readonly serviceId?: string | null | undefined;
  readonly element?: CodeOf<typeof satisfactionElements> | null | undefined;
}

/** What a publication tells of a service, or of the whole survey, as index or one element; undefined if it tells nothing. */
export function measuredIn(
  { satisfaction, answers, services }: Pick<PublishedResults, 'satisfaction' | 'answers' | 'services'>,
  { serviceId, element }: Asked,
): { readonly value: number; readonly answers: number } | undefined {
  const figures = serviceId
    ? services.find((service) => service.serviceId === serviceId.toLowerCase())
    : satisfaction && { converted: satisfaction.converted, elements: satisfaction.elements, answers };
  if (!figures || figures.answers === null) return undefined;
  const told = element ? figures.elements.find((one) => one.element === element) : figures;
  const value = told?.converted ?? null;
  return value === null ? undefined : { value, answers: figures.answers };
}
