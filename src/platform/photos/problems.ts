import { defineProblems } from '../http/problem.ts';
import { maximumBytes, maximumPixels } from './limits.ts';

export const photoProblems = defineProblems({
  'image-type': {
    status: 415,
    title: { en: 'This is no photo that is accepted', id: 'Ini bukan foto yang diterima' },
    detail: {
      en: 'By its content the file is {found}; photos are accepted as JPEG, PNG or WebP.',
      id: 'Menurut isinya berkas ini {found}; foto diterima sebagai JPEG, PNG, atau WebP.',
    },
    mend: {
      en: 'Save or export the photo as JPEG and send that; renaming the file changes nothing. Telephones that take HEIC have a setting for it (“most compatible”).',
      id: 'Simpan atau ekspor foto sebagai JPEG lalu kirim; mengganti nama berkas tidak mengubah apa pun. Ponsel yang memakai HEIC memiliki pengaturannya (“paling kompatibel”).',
    },
  },
  'image-too-large': {
    status: 413,
    title: { en: 'The photo is too large', id: 'Foto terlalu besar' },
    detail: {
      en: `At most ${maximumBytes} bytes are accepted; nothing was kept.`,
      id: `Paling banyak ${maximumBytes} bita diterima; tidak ada yang disimpan.`,
    },
    mend: {
      en: 'Make the photo smaller, or save it with stronger compression.',
      id: 'Perkecil fotonya, atau simpan dengan pemampatan lebih kuat.',
    },
  },
  'image-too-many-pixels': {
    status: 422,
    title: { en: 'The photo has too many pixels', id: 'Foto memiliki terlalu banyak piksel' },
    detail: {
      en: `It is {width} pixels wide and {height} high; at most ${maximumPixels} are accepted in all.`,
      id: `Lebarnya {width} piksel dan tingginya {height}; paling banyak ${maximumPixels} seluruhnya.`,
    },
    mend: {
      en: 'Make the photo smaller: it is kept with 2,048 pixels on its longer side anyway.',
      id: 'Perkecil fotonya: yang disimpan paling panjang 2.048 piksel.',
    },
  },
  'image-unreadable': {
    status: 422,
    title: { en: 'The photo cannot be read', id: 'Foto tidak dapat dibaca' },
    detail: {
      en: 'The file is empty, cut off or damaged; nothing was kept.',
      id: 'Berkas kosong, terpotong, atau rusak; tidak ada yang disimpan.',
    },
    mend: {
      en: 'See whether it opens in a viewer; send it again, or another.',
      id: 'Periksa apakah dapat dibuka; kirim lagi, atau kirim foto lain.',
    },
  },
  'photo-proof-spent': {
    status: 409,
    title: { en: 'The proof was used for another photo', id: 'Bukti sudah dipakai untuk foto lain' },
    detail: {
      en: 'A photo was sent with this proof of work before, and it was not this one.',
      id: 'Dengan bukti kerja ini sudah pernah dikirim foto, dan bukan foto ini.',
    },
    mend: {
      en: 'Get a new challenge from /challenges?purpose=photo for each photo.',
      id: 'Ambil tantangan baru dari /challenges?purpose=photo untuk setiap foto.',
    },
  },
  'photo-gone': {
    status: 422,
    title: { en: 'There is no such photo to use', id: 'Foto tidak tersedia' },
    detail: {
      en: 'A photo that is named was never sent, belongs to something else, or was deleted because nothing named it within a day.',
      id: 'Foto yang disebut tidak pernah dikirim, milik hal lain, atau telah dihapus karena tidak disebut dalam sehari.',
    },
    mend: {
      en: 'Send the photo to /photos again, and name the id that is answered; each id serves once.',
      id: 'Kirim fotonya lagi ke /photos, lalu sebut id yang dijawab; setiap id berlaku sekali.',
    },
  },
});
