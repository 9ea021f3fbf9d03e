import type { Language } from '../../http/text.ts';
import type { Label } from '../../reference/list.ts';
import type { PersonalDataFinding, PersonalDataKind } from './kinds.ts';

const words: Readonly<Record<PersonalDataKind, Label>> = {
  nik: { en: 'NIK', id: 'NIK' },
  nip: { en: 'NIP', id: 'NIP' },
  npwp: { en: 'NPWP', id: 'NPWP' },
  card: { en: 'card number', id: 'nomor kartu' },
  account: { en: 'account number', id: 'nomor rekening' },
  phone: { en: 'phone number', id: 'nomor telepon' },
  email: { en: 'e-mail address', id: 'alamat surel' },
  'vehicle-plate': { en: 'vehicle plate', id: 'pelat nomor' },
  address: { en: 'address', id: 'alamat' },
  'birth-date': { en: 'date of birth', id: 'tanggal lahir' },
  name: { en: 'name', id: 'nama' },
  'social-handle': { en: 'account', id: 'akun' },
};

/** A text with the kind of what was found in its place: `[nomor telepon]`. */
export function redacted(text: string, findings: readonly PersonalDataFinding[], language: Language): string {
  let upTo = 0;
  const parts: string[] = [];
  for (const { kind, start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(upTo, start), `[${words[kind][language]}]`);
    upTo = end;
  }
  return parts.join('') + text.slice(upTo);
}
