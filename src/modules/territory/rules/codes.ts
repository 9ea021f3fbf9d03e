import type { CodeOf } from '../../../platform/reference/list.ts';
import type { areaKinds } from '../reference.ts';
import type { Found } from './found.ts';

type Kind = CodeOf<typeof areaKinds>;

const codes: Readonly<Record<Kind, { readonly written: RegExp; readonly example: string }>> = {
  city: { written: /^\d\d\.\d\d$/, example: '16.71' },
  district: { written: /^\d\d\.\d\d\.\d\d$/, example: '16.71.01' },
  'urban-village': { written: /^\d\d\.\d\d\.\d\d\.\d{4}$/, example: '16.71.01.1001' },
};

/** Codes of the ministry tell the kind of an area by their length. */
export const foundInCode = (kind: Kind, code: string): Found[] =>
  codes[kind].written.test(code)
    ? []
    : [{ pointer: '/code', code: 'area-code-unfit', parameters: { example: codes[kind].example } }];

/** The kind of the area that one of a kind lies in. */
export const kindAbove: Readonly<Record<Kind, Kind | null>> = {
  city: null,
  district: 'city',
  'urban-village': 'district',
};
