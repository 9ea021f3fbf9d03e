import type { Operation } from './operations.ts';

/** A text as it is meant, or as it stands in the address already. */
export type AddressText = string | { readonly raw: string };

/** A request to an operation, its parts still apart. */
export interface FuzzRequest {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, AddressText>>;
  readonly query: readonly (readonly [string, AddressText])[];
  readonly headers: Readonly<Record<string, string>>;
  /** The body as a value; undefined if there is none. */
  readonly body: unknown;
  /** The body as it is sent, where that is no JSON of the value. */
  readonly payload?: string | Buffer;
}

export function urlOf({ operation, path, query }: FuzzRequest): string {
  const place = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inAddress(path[name] ?? '-'));
  const search = query.map(([name, value]) => `${inAddress(name)}=${inAddress(value)}`).join('&');
  return `/v1${place}${search === '' ? '' : `?${search}`}`;
}

export const payloadOf = ({ body, payload }: FuzzRequest): string | Buffer | undefined =>
  payload ?? (body === undefined ? undefined : JSON.stringify(body));

/** Halves of characters have no place in UTF-8; their bytes can be written all the same. */
function inAddress(text: AddressText): string {
  if (typeof text !== 'string') return text.raw;
  return [...text]
    .map((character) =>
      /^[\ud800-\udfff]$/.test(character)
        ? percent(character.charCodeAt(0))
        : encodeURIComponent(character).replaceAll('%2C', ','),
    )
    .join('');
}

const percent = (half: number): string =>
  [0xe0 | (half >> 12), 0x80 | ((half >> 6) & 0x3f), 0x80 | (half & 0x3f)]
    .map((byte) => `%${byte.toString(16).toUpperCase()}`)
    .join('');

const longestShown = 1000;

/** How to send the request by hand; signs that are repeated often are counted. */
export function asCurl(request: FuzzRequest, url = urlOf(request)): string {
  const payload = payloadOf(request);
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const text = [
    `curl -X ${request.operation.method} "$PENATA${url}"`,
    `-H "Authorization: Bearer $KEY"`,
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(payload === undefined ? [] : [`--data-binary ${quoted(String(payload))}`]),
  ].join(' ');
  return text
    .replaceAll(/(.{1,5}?)\1{30,}/gs, (run, part: string) => `${part}{${run.length / part.length} times}`)
    .slice(0, longestShown);
}
