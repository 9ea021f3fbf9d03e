/** Ids of BKN's personnel system (SIASN) in one spelling: 32 hexadecimal digits in upper case, UUIDs in lower. */
export function siasnId(text: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : text.toUpperCase();
}

export const siasnSystem = 'siasn';
