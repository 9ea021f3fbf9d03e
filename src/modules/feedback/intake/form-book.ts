import type { Reader } from '../../../platform/database/database.ts';
import { type Layout, layoutOf } from '../rules/cells.ts';
import { findForm, type HeldForm } from '../store/forms.ts';

export interface Form extends HeldForm {
  readonly layout: Layout;
}

const freshMilliseconds = 5_000;
const mostForms = 500;

/**
 * Forms by their links, remembered for some seconds. What was remembered too long does no harm: answers are held against
 * the survey as it is when they are taken.
 */
export class FormBook {
  readonly #known = new Map<string, { readonly form: Promise<Form | undefined>; readonly until: number }>();

  find(reader: Reader, link: string): Promise<Form | undefined> {
    const known = this.#known.get(link);
    return known && known.until > performance.now() ? known.form : this.findAnew(reader, link);
  }

  findAnew(reader: Reader, link: string): Promise<Form | undefined> {
    const form = findForm(reader, { link }).then((held) => held && withLayout(held));
    if (this.#known.size >= mostForms) this.#known.clear();
    this.#known.set(link, { form, until: performance.now() + freshMilliseconds });
    const forget = () => void this.#known.delete(link);
    // Whoever tries links must not fill the book, and a draft is about to be opened.
    form.then((found) => (found && found.decision !== 'draft') || forget(), forget);
    return form;
  }
}

export const withLayout = (form: HeldForm): Form => ({ ...form, layout: layoutOf(form.questions) });
