import type { Found } from '../../../../platform/http/found.ts';
import type { TextRemark } from '../../text-remarks.ts';

/** What a rule finds wrong in a text or an amendment, and where. */
export type FoundInText = Found<TextRemark>;
