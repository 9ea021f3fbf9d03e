type Fields = Readonly<Record<string, unknown>>;

const numbers: ReadonlySet<string> = new Set(['lat', 'long']);
const decimal = /^[+-]?\d{1,3}(\.\d{1,20})?$/;

/**
 * What a client sent, of the fields that mean something here: of Open311 alone, since apps add fields of their own.
 * A field that is empty counts as not sent, as the specification has it.
 */
export function knownFields(sent: unknown, known: ReadonlySet<string>): Record<string, unknown> {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return {};
  const flat = { ...(sent as Fields), ...attributesOf((sent as Fields).attribute) };
  const entries = Object.entries(flat)
    .filter(([name, value]) => known.has(name) && value !== '' && value !== null && value !== undefined)
    .map(([name, value]) => [name, ofForm(name, value)]);
  return Object.fromEntries(entries);
}

/** Forms know texts only. */
const ofForm = (name: string, value: unknown): unknown => {
  if (numbers.has(name) && typeof value === 'string' && decimal.test(value.trim())) return Number(value);
  // Apps of other countries put brackets and dots into numbers.
  if (name === 'phone' && typeof value === 'string') return value.replaceAll(/[()./]/g, ' ').trim();
  return value;
};

/** In JSON some clients nest what forms write as `attribute[code]`. */
const attributesOf = (nested: unknown): Fields =>
  typeof nested === 'object' && nested !== null
    ? Object.fromEntries(Object.entries(nested).map(([code, value]) => [`attribute[${code}]`, value]))
    : {};
