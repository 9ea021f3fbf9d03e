export interface HeadCount {
  readonly needed: number;
  readonly filled: number;
}

export interface HeadCountBalance extends HeadCount {
  readonly vacant: number;
  readonly surplus: number;
}

/** What a position lacks or has too many of: kebutuhan against bezetting (PermenPANRB 1/2020). */
export const balanceOf = ({ needed, filled }: HeadCount): HeadCountBalance => ({
  needed,
  filled,
  vacant: Math.max(needed - filled, 0),
  surplus: Math.max(filled - needed, 0),
});

/** Adds balances up: a surplus in one position does not fill a vacancy in another. */
export const sumOf = (balances: readonly HeadCountBalance[]): HeadCountBalance => {
  const sum = { needed: 0, filled: 0, vacant: 0, surplus: 0 };
  for (const balance of balances) {
    sum.needed += balance.needed;
    sum.filled += balance.filled;
    sum.vacant += balance.vacant;
    sum.surplus += balance.surplus;
  }
  return sum;
};
