import type { CodeOf } from '../../../platform/reference/list.ts';
import type { unitKinds } from '../reference.ts';

type UnitKind = CodeOf<typeof unitKinds>;

/** The first pattern that a name fits decides: what is special stands before what it begins like. */
const patterns: readonly (readonly [RegExp, UnitKind])[] = [
  [/^pemerintah (daerah )?(kota|kabupaten)\b/, 'city'],
  [/^sekretariat daerah\b/, 'secretariat'],
  [/^sekretariat (dprd|dewan perwakilan rakyat daerah)\b/, 'council-secretariat'],
  [/^inspektorat pembantu\b/, 'division'],
  [/^inspektorat\b/, 'inspectorate'],
  [/^(uptd?|upt dinas|uptd? badan)? ?(puskesmas|pusat kesehatan masyarakat)\b/, 'health-centre'],
  [/^(uptd?|upt dinas|satuan pendidikan)? ?(sdn|smpn|sman|smkn|tkn|slbn)\b/, 'school'],
  [/^(uptd?|upt dinas|satuan pendidikan)? ?(sd|smp|sma|smk|tk|slb|paud) /, 'school'],
  [/^(uptd?|upt dinas)? ?(sekolah (dasar|menengah|luar biasa)|taman kanak-kanak)\b/, 'school'],
  [/^(uptd?|upt dinas)? ?(rsud|rumah sakit)\b/, 'hospital'],
  [/^(uptd|uptb|upt|unit pelaksana teknis)\b/, 'technical-unit'],
  [/^(dinas|satuan polisi pamong praja)\b/, 'agency'],
  [/^badan\b/, 'board'],
  [/^kecamatan\b/, 'district'],
  [/^kelurahan\b/, 'urban-village'],
  [/^(seksi|sub ?bagian|sub ?bag|sub ?bidang|sub ?bid|sub koordinator)\b/, 'section'],
  [/^(bidang|bagian|sekretariat)\b/, 'division'],
];

/** What kind of unit a name speaks of, by the words that regional units begin with (PP 18/2016); `other` if none. */
export function unitKindOf(name: string): UnitKind {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[.\s]+/g, ' ');
  return patterns.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}
