import { defineProblems, Problem } from './problem.ts';
import type { Remark } from './remarks.ts';

/** Problems that any route can answer with. */
export const problems = defineProblems({
  'invalid-input': {
    status: 400,
    title: { en: 'The request is not valid', id: 'Permintaan tidak sah' },
    detail: {
      en: 'One or more values of the request are not as they must be; see errors.',
      id: 'Satu atau beberapa nilai permintaan tidak sesuai; lihat errors.',
    },
    mend: {
      en: 'Each entry of `errors` names the place and how to mend it.',
      id: 'Setiap butir `errors` menyebut tempat dan cara memperbaikinya.',
    },
  },
  'malformed-body': {
    status: 400,
    title: { en: 'The body cannot be read', id: 'Isi permintaan tidak dapat dibaca' },
    detail: {
      en: 'The body is not valid JSON, or has a field named `__proto__`.',
      id: 'Isi permintaan bukan JSON yang sah, atau memuat kolom bernama `__proto__`.',
    },
    mend: {
      en: 'Send complete JSON in UTF-8, without such a field.',
      id: 'Kirim JSON yang lengkap dalam UTF-8, tanpa kolom itu.',
    },
  },
  'malformed-request': {
    status: 400,
    title: { en: 'The request is not HTTP', id: 'Permintaan bukan HTTP' },
    detail: {
      en: 'What was sent cannot be read as an HTTP request.',
      id: 'Yang dikirim tidak dapat dibaca sebagai permintaan HTTP.',
    },
    mend: { en: 'Use a client that speaks HTTP/1.1.', id: 'Pakai klien yang memakai HTTP/1.1.' },
  },
  'malformed-address': {
    status: 400,
    title: { en: 'The address cannot be read', id: 'Alamat tidak dapat dibaca' },
    detail: {
      en: 'A percent sign in the address does not begin a character of UTF-8.',
      id: 'Ada tanda persen pada alamat yang bukan awal karakter UTF-8.',
    },
    mend: {
      en: 'Percent-encode each part of the address as UTF-8, a percent sign itself as `%25`.',
      id: 'Sandikan setiap bagian alamat sebagai UTF-8, tanda persen sendiri sebagai `%25`.',
    },
  },
  'invalid-cursor': {
    status: 400,
    title: { en: 'The cursor does not fit', id: 'Kursor tidak cocok' },
    detail: {
      en: 'The cursor is damaged, or was made for another list, filter or sort order, or for a caller who sees other rows.',
      id: 'Kursor rusak, atau dibuat untuk daftar, saringan, atau urutan lain, atau untuk pemanggil yang melihat baris lain.',
    },
    mend: {
      en: 'Follow `next` as it was given, or start again without a cursor.',
      id: 'Ikuti `next` apa adanya, atau mulai lagi tanpa kursor.',
    },
  },
  unauthenticated: {
    status: 401,
    title: { en: 'A valid key or token is needed', id: 'Diperlukan kunci atau token yang sah' },
    detail: {
      en: 'No key or token was sent, or it is unknown, expired or revoked.',
      id: 'Kunci atau token tidak dikirim, atau tidak dikenal, kedaluwarsa, atau dicabut.',
    },
    mend: {
      en: 'Send `Authorization: Bearer KEY-OR-TOKEN` or `X-API-Key: KEY`; sign in again if a token has expired.',
      id: 'Kirim `Authorization: Bearer KUNCI-ATAU-TOKEN` atau `X-API-Key: KUNCI`; masuk lagi bila token kedaluwarsa.',
    },
  },
  'scope-missing': {
    status: 403,
    title: { en: 'The caller may not do this', id: 'Pemanggil tidak berhak melakukan ini' },
    detail: { en: 'This needs the scope {scope}.', id: 'Ini memerlukan lingkup {scope}.' },
    mend: {
      en: 'Ask an administrator for a key or role with that scope.',
      id: 'Minta kunci atau peran dengan lingkup itu kepada administrator.',
    },
  },
  'whole-city-only': {
    status: 403,
    title: { en: 'Only for callers of the whole city', id: 'Hanya untuk pemanggil tingkat kota' },
    detail: {
      en: 'The scope is there, but holds in some units only, and this concerns the whole city.',
      id: 'Lingkupnya ada, tetapi hanya berlaku di unit tertentu, sedangkan ini menyangkut seluruh kota.',
    },
    mend: {
      en: 'Ask somebody whose key or role holds everywhere.',
      id: 'Minta kepada pemegang kunci atau peran tingkat kota.',
    },
  },
  'no-employee': {
    status: 403,
    title: { en: 'No personnel file belongs to this caller', id: 'Pemanggil tidak memiliki berkas pegawai' },
    detail: {
      en: 'This is about the own record: it takes a token whose NIP has a personnel file.',
      id: 'Ini tentang data diri: diperlukan token dengan NIP yang memiliki berkas pegawai.',
    },
    mend: {
      en: 'Sign in at the identity provider as a civil servant; a key has no record of its own.',
      id: 'Masuk melalui penyedia identitas sebagai pegawai ASN; kunci tidak memiliki data diri.',
    },
  },
  'address-not-allowed': {
    status: 403,
    title: { en: 'The key is not for this address', id: 'Kunci tidak untuk alamat ini' },
    detail: {
      en: 'The key is accepted from some networks only, and this request came from another.',
      id: 'Kunci hanya diterima dari jaringan tertentu, dan permintaan ini dari jaringan lain.',
    },
    mend: {
      en: 'Call from one of its networks, or have them changed by an administrator.',
      id: 'Panggil dari jaringannya, atau minta administrator mengubahnya.',
    },
  },
  'not-found': {
    status: 404,
    title: { en: 'There is no such thing here', id: 'Tidak ditemukan' },
    detail: {
      en: 'Nothing was found at this address, or it lies outside what the key may see.',
      id: 'Tidak ada apa pun di alamat ini, atau di luar yang boleh dilihat kunci.',
    },
    mend: { en: 'Check the address and the id.', id: 'Periksa alamat dan id.' },
  },
  'method-not-allowed': {
    status: 405,
    title: { en: 'This method is not allowed here', id: 'Metode ini tidak diperbolehkan di sini' },
    detail: { en: 'This address knows {allowed}.', id: 'Alamat ini mengenal {allowed}.' },
    mend: { en: 'Use a method of the `Allow` header.', id: 'Pakai metode pada kepala `Allow`.' },
  },
  'not-acceptable': {
    status: 406,
    title: { en: 'No accepted form of answer is offered', id: 'Tidak ada bentuk jawaban yang diterima' },
    detail: {
      en: 'This address answers as {offered}, and `Accept` rules that out.',
      id: 'Alamat ini menjawab sebagai {offered}, dan `Accept` tidak menerimanya.',
    },
    mend: {
      en: 'Send `Accept` with a type that is offered, or leave it out.',
      id: 'Kirim `Accept` dengan jenis yang ditawarkan, atau tanpa `Accept`.',
    },
  },
  conflict: {
    status: 409,
    title: {
      en: 'The request conflicts with the present state',
      id: 'Permintaan bertentangan dengan keadaan kini',
    },
    detail: {
      en: 'Another request changed the same thing at the same time.',
      id: 'Permintaan lain mengubah hal yang sama pada saat yang sama.',
    },
    mend: { en: 'Read the resource again and repeat.', id: 'Baca ulang sumber daya lalu ulangi.' },
  },
  'value-taken': {
    status: 409,
    title: { en: 'The value is already taken', id: 'Nilai sudah dipakai' },
    detail: {
      en: 'Another record already has this {field}.',
      id: 'Data lain sudah memiliki {field} ini.',
    },
    mend: {
      en: 'Correct the value, or change the record that has it.',
      id: 'Perbaiki nilainya, atau ubah data yang memilikinya.',
    },
  },
  'precondition-failed': {
    status: 412,
    title: { en: 'The resource has changed', id: 'Sumber daya telah berubah' },
    detail: {
      en: 'It is no longer in the state that If-Match names.',
      id: 'Keadaannya bukan lagi yang disebut If-Match.',
    },
    mend: {
      en: 'Read it again, look at what changed, and send the new ETag.',
      id: 'Baca ulang, lihat yang berubah, lalu kirim ETag yang baru.',
    },
  },
  'request-timeout': {
    status: 408,
    title: { en: 'The request took too long to arrive', id: 'Permintaan terlalu lama tiba' },
    detail: {
      en: 'The request had not come to its end when its time was over; nothing was done.',
      id: 'Permintaan belum lengkap ketika waktunya habis; tidak ada yang dikerjakan.',
    },
    mend: {
      en: 'Send it again at once and whole, over a better connection.',
      id: 'Kirim lagi sekaligus dan utuh, lewat koneksi yang lebih baik.',
    },
  },
  'body-too-large': {
    status: 413,
    title: { en: 'The body is too large', id: 'Isi permintaan terlalu besar' },
    detail: {
      en: 'At most {limit} bytes are accepted here.',
      id: 'Paling banyak {limit} bita diterima di sini.',
    },
    mend: { en: 'Send less at once.', id: 'Kirim lebih sedikit sekaligus.' },
  },
  'address-too-long': {
    status: 414,
    title: { en: 'The address is too long', id: 'Alamat terlalu panjang' },
    detail: {
      en: 'A part of the address has more than 200 characters.',
      id: 'Ada bagian alamat yang melebihi 200 karakter.',
    },
    mend: {
      en: 'Use the ids and codes that the service gives.',
      id: 'Pakai id dan kode yang diberikan layanan.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    title: { en: 'This content type is not understood', id: 'Jenis isi ini tidak dikenal' },
    detail: { en: 'Send {expected}.', id: 'Kirim {expected}.' },
    mend: { en: 'Set `Content-Type` accordingly.', id: 'Sesuaikan `Content-Type`.' },
  },
  'unsupported-encoding': {
    status: 415,
    title: { en: 'This compression is not understood', id: 'Pemampatan ini tidak dikenal' },
    detail: {
      en: 'A body may come as it is, or compressed as {expected}.',
      id: 'Isi permintaan boleh dikirim apa adanya, atau dimampatkan sebagai {expected}.',
    },
    mend: {
      en: 'Set `Content-Encoding` accordingly, or leave it out.',
      id: 'Sesuaikan `Content-Encoding`, atau hilangkan.',
    },
  },
  'unknown-reference': {
    status: 422,
    title: { en: 'Something named does not exist', id: 'Yang disebut tidak ada' },
    detail: { en: 'There is no {resource} with the id given.', id: 'Tidak ada {resource} dengan id itu.' },
    mend: { en: 'Look the id up first.', id: 'Cari id-nya lebih dahulu.' },
  },
  'rule-broken': {
    status: 422,
    title: { en: 'A rule of the field does not allow this', id: 'Aturan tidak membolehkan ini' },
    detail: {
      en: 'The values contradict a rule; see errors.',
      id: 'Nilai bertentangan dengan aturan; lihat errors.',
    },
    mend: {
      en: 'Each entry of `errors` names the value, the rule and how to mend it.',
      id: 'Setiap butir `errors` menyebut nilai, aturan, dan cara memperbaikinya.',
    },
  },
  'precondition-required': {
    status: 428,
    title: { en: 'If-Match is needed', id: 'Diperlukan If-Match' },
    detail: {
      en: 'Changes here need the ETag of what you read, so that nobody overwrites another.',
      id: 'Perubahan di sini memerlukan ETag dari yang dibaca, agar tidak saling menimpa.',
    },
    mend: {
      en: 'Send `If-Match` with the ETag of the last read.',
      id: 'Kirim `If-Match` dengan ETag bacaan terakhir.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { en: 'Too many requests', id: 'Terlalu banyak permintaan' },
    detail: {
      en: 'No more requests are accepted for {seconds} seconds.',
      id: 'Permintaan tidak diterima lagi selama {seconds} detik.',
    },
    mend: {
      en: 'Wait as `Retry-After` says and repeat; `RateLimit` tells how many requests are left.',
      id: 'Tunggu sesuai `Retry-After` lalu ulangi; `RateLimit` menyebut sisa permintaan.',
    },
  },
  'headers-too-large': {
    status: 431,
    title: { en: 'The headers are too large', id: 'Header terlalu besar' },
    detail: {
      en: 'Address and headers together are larger than is accepted.',
      id: 'Alamat dan header bersama-sama melebihi batas.',
    },
    mend: { en: 'Send fewer and shorter headers.', id: 'Kirim header lebih sedikit dan lebih pendek.' },
  },
  internal: {
    status: 500,
    title: { en: 'Something went wrong on our side', id: 'Terjadi kesalahan di pihak kami' },
    detail: {
      en: 'The request failed; nothing was changed by it. It is in our log under the request id.',
      id: 'Permintaan gagal; tidak ada yang diubah. Kejadian tercatat dengan id permintaan ini.',
    },
    mend: {
      en: 'Try again; report the `X-Request-Id` if it stays.',
      id: 'Coba lagi; laporkan `X-Request-Id` jika tetap.',
    },
  },
  unavailable: {
    status: 503,
    title: { en: 'Not available for the moment', id: 'Sementara tidak tersedia' },
    detail: {
      en: 'The service is busy, or its database is out of reach.',
      id: 'Layanan sibuk, atau basis datanya tidak terjangkau.',
    },
    mend: { en: 'Wait as `Retry-After` says and repeat.', id: 'Tunggu sesuai `Retry-After` lalu ulangi.' },
  },
});

/** A problem with one named value that a rule of the field refuses. */
export const ruleBroken = (...remarks: Remark[]): Problem =>
  new Problem(problems['rule-broken'], { remarks });

/** A problem with an id (in the body, if its place is a pointer) that points nowhere, or out of the caller's reach: the answers are the same. */
export const unknownReference = (resource: string, at: string | Remark['place']): Problem =>
  new Problem(problems['unknown-reference'], {
    parameters: { resource },
    remarks: [
      {
        place: typeof at === 'string' ? { pointer: at } : at,
        code: 'unknown-reference',
        text: {
          message: {
            en: `There is no ${resource} with this id.`,
            id: `Tidak ada ${resource} dengan id ini.`,
          },
          hint: { en: 'Look the id up first.', id: 'Cari id-nya lebih dahulu.' },
        },
      },
    ],
  });

/** A problem with a value that must be unique and already belongs to another record. */
export const valueTaken = (field: string): Problem =>
  new Problem(problems['value-taken'], {
    parameters: { field },
    remarks: [
      {
        place: { pointer: `/${field}` },
        code: 'value-taken',
        text: {
          message: {
            en: `Another record already has this ${field}.`,
            id: `Data lain sudah memiliki ${field} ini.`,
          },
          hint: {
            en: 'Correct the value, or change the record that has it.',
            id: 'Perbaiki nilainya, atau ubah data yang memilikinya.',
          },
        },
      },
    ],
  });

export const notFound = (): Problem => new Problem(problems['not-found']);

export const unavailable = (cause?: unknown): Problem =>
  new Problem(problems.unavailable, { headers: { 'retry-after': '5' }, cause });
