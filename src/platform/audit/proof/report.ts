/** What an export can be found out in. */
export type FindingKind =
  /** The entry is not what its leaf hash says. */
  | 'altered'
  | 'personal-altered'
  | 'removed'
  | 'inserted'
  | 'reordered'
  /** The entry says of itself a time that the heads around it rule out. */
  | 'back-dated'
  /** Entries and leaf hashes agree with each other, but not with a signed head. */
  | 'root-mismatch'
  | 'signature-invalid'
  | 'unknown-key'
  /** The log is no longer the one that a head of the auditor signs: rewritten or cut off. */
  | 'old-head-contradicted'
  /** The file ends too early, or counts otherwise. */
  | 'cut'
  | 'malformed';

/** The first thing found to be wrong. */
export interface Finding {
  readonly kind: FindingKind;
  /** In plain English; names no personal data. */
  readonly message: string;
  /** Line of the export, from 1; null when the finding is about a head of the auditor. */
  readonly line: number | null;
  readonly leafIndex: number | null;
  readonly entryId: number | null;
  /** Of a root mismatch: the change is to leaves from `after` on and before `upTo`. */
  readonly between: { readonly after: number; readonly upTo: number } | null;
}

export interface VerifiedHead {
  readonly treeSize: number;
  readonly signedAt: string;
  readonly keyId: string;
}

export interface OldHead extends VerifiedHead {
  /** Not covered: its size lies outside the leaves of the export, so the export says nothing of it. */
  readonly state: 'confirmed' | 'contradicted' | 'not-covered';
}

export interface ProofReport {
  readonly isProven: boolean;
  readonly finding: Finding | null;
  /** Null when the header was not to be read; so are the four that follow. */
  readonly log: string | null;
  /** The leaves [from, to) of a log of `treeSize`. */
  readonly from: number | null;
  readonly to: number | null;
  readonly treeSize: number | null;
  /** Head of the export, its signature verified. */
  readonly head: VerifiedHead | null;
  /** Heads inside the range that the leaves fold to. */
  readonly headsConfirmed: number;
  readonly oldHeads: readonly OldHead[];
  /** Entries shown that a signed root confirms; with a finding, those before it. */
  readonly entriesProved: number;
  /** Leaves of the range that a signed root confirms, shown or not. */
  readonly leavesCovered: number;
  /** Entries whose personal fields are shown and were checked, and those whose personal fields are not shown. */
  readonly personalChecked: number;
  readonly personalWithheld: number;
  /** No leaf of the range is missing. */
  readonly isRangeComplete: boolean;
  readonly isWholeLog: boolean;
  /** Some entries stand in the export by their hashes alone: nothing can prove that the filter left out the right ones. */
  readonly isFiltered: boolean;
  /** Keys of the export itself prove only that it agrees with itself. */
  readonly keysFrom: 'auditor' | 'export';
}

/** Ends the verification. */
export class Discovery extends Error {
  readonly finding: Finding;

  constructor(kind: FindingKind, message: string, place: Partial<Omit<Finding, 'kind' | 'message'>>) {
    super(message);
    this.finding = { kind, message, line: null, leafIndex: null, entryId: null, between: null, ...place };
  }
}
