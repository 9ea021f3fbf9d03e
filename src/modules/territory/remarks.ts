import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of areas can find wrong with a value. */
export const territoryRemarks = defineRemarks({
  'area-code-unfit': {
    message: {
      en: 'The code of an area of this kind is written like {example}.',
      id: 'Kode wilayah tingkat ini ditulis seperti {example}.',
    },
    hint: {
      en: 'Take the code of the Ministry of Home Affairs (Kemendagri), with its dots.',
      id: 'Ambil kode Kemendagri, lengkap dengan titiknya.',
    },
  },
  'area-parent-unfit': {
    message: {
      en: 'This is no area of the tier above.',
      id: 'Ini bukan wilayah setingkat di atasnya.',
    },
    hint: {
      en: 'An urban village lies in a district, a district in a city or (null) in none that is known, a city in none.',
      id: 'Kelurahan berada di kecamatan, kecamatan di kota atau (null) tanpa induk, kota tanpa induk.',
    },
  },
  'boundary-too-long': {
    message: {
      en: 'The boundary has {positions} positions; {most} are the most.',
      id: 'Batas memuat {positions} titik; paling banyak {most}.',
    },
    hint: {
      en: 'Simplify it: a position every few metres is enough.',
      id: 'Sederhanakan: satu titik setiap beberapa meter sudah cukup.',
    },
  },
  'position-out-of-range': {
    message: {
      en: 'A position is longitude (-180 to 180), then latitude (-90 to 90).',
      id: 'Titik ditulis bujur (-180 sampai 180), lalu lintang (-90 sampai 90).',
    },
    hint: {
      en: 'Perhaps the two are swapped: longitude comes first.',
      id: 'Mungkin keduanya tertukar: bujur ditulis lebih dahulu.',
    },
  },
  'ring-open': {
    message: {
      en: 'The ring is not closed: it ends elsewhere than it begins.',
      id: 'Garis batas tidak tertutup: titik akhirnya bukan titik awalnya.',
    },
    hint: { en: 'Repeat the first position at the end.', id: 'Ulangi titik pertama pada akhirnya.' },
  },
  'ring-flat': {
    message: { en: 'The ring encloses nothing.', id: 'Garis batas tidak melingkupi apa pun.' },
    hint: { en: 'Leave it out, or correct its positions.', id: 'Hapus, atau perbaiki titiknya.' },
  },
  'ring-crosses-itself': {
    message: {
      en: 'The ring crosses itself, or runs back along itself, at positions {one} and {other}.',
      id: 'Garis batas memotong atau menyusuri dirinya sendiri, pada titik {one} dan {other}.',
    },
    hint: {
      en: 'Correct it there; it may touch itself in single points only.',
      id: 'Perbaiki di situ; garis hanya boleh bersentuhan pada satu titik.',
    },
  },
  'hole-crosses': {
    message: {
      en: 'The hole crosses ring {ring} of its polygon, or runs along it.',
      id: 'Lubang memotong atau menyusuri garis {ring} dari poligonnya.',
    },
    hint: {
      en: 'Rings of a polygon may touch each other in single points only.',
      id: 'Garis-garis sebuah poligon hanya boleh bersentuhan pada satu titik.',
    },
  },
  'hole-outside': {
    message: {
      en: 'The hole lies outside of the first ring of its polygon.',
      id: 'Lubang berada di luar garis pertama poligonnya.',
    },
    hint: {
      en: 'Give another part of the area as a polygon of a MultiPolygon.',
      id: 'Bagian wilayah yang lain ditulis sebagai poligon dalam MultiPolygon.',
    },
  },
});
export type TerritoryRemark = keyof typeof territoryRemarks;
