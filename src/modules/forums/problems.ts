import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference, valueTaken } from '../../platform/http/problems.ts';

export const forumProblems = defineProblems({
  'forum-token-unknown': {
    status: 403,
    title: { en: 'The token is nobody’s', id: 'Token tidak dikenal' },
    detail: {
      en: 'No participant has this token, or the pseudonym was erased.',
      id: 'Tidak ada peserta dengan token ini, atau nama penanya sudah dihapus.',
    },
    mend: {
      en: 'Write it as it was given to you, or join anew.',
      id: 'Tulis seperti yang diberikan, atau daftar lagi.',
    },
  },
  'forum-authorship-unproven': {
    status: 403,
    title: { en: 'The post is somebody else’s', id: 'Kiriman milik orang lain' },
    detail: {
      en: 'This is neither the token of its author nor its receipt.',
      id: 'Ini bukan token penulisnya dan bukan tanda terimanya.',
    },
    mend: {
      en: 'Send the token that it was written with, or the receipt that was given for it.',
      id: 'Kirim token yang dipakai saat menulis, atau tanda terimanya.',
    },
  },
  'forum-participant-needed': {
    status: 403,
    title: { en: 'The topic is for participants', id: 'Topik ini untuk peserta' },
    detail: {
      en: 'Nobody writes on it without a pseudonym.',
      id: 'Tidak ada yang menulis di sini tanpa nama pena.',
    },
    mend: {
      en: 'Join with `POST /forum-participants`, and send the token.',
      id: 'Daftar dengan `POST /forum-participants`, lalu kirim tokennya.',
    },
  },
  'forum-verification-needed': {
    status: 403,
    title: { en: 'The topic is for verified participants', id: 'Topik ini untuk peserta terverifikasi' },
    detail: {
      en: 'Only those take part of whom it is known that each is one person.',
      id: 'Hanya peserta yang sudah terverifikasi yang boleh ikut.',
    },
    mend: {
      en: 'Sign in, or enter a verification code (`POST /forum-participants/verification`).',
      id: 'Masuk melalui penyedia identitas, atau isi kode verifikasi (`POST /forum-participants/verification`).',
    },
  },
  'forum-people-only': {
    status: 403,
    title: { en: 'Only people take part', id: 'Hanya untuk orang' },
    detail: {
      en: 'A key belongs to a system: it has no pseudonym.',
      id: 'Kunci milik sistem: tidak punya nama pena.',
    },
    mend: {
      en: 'Call with the access token of a person who has signed in.',
      id: 'Panggil dengan token akses orang yang sudah masuk.',
    },
  },
  'forum-proof-used': {
    status: 409,
    title: { en: 'The proof was used for something else', id: 'Bukti kerja sudah dipakai' },
    detail: {
      en: 'A proof of work counts once, and with this one something else was sent.',
      id: 'Bukti kerja berlaku sekali, dan yang ini dipakai untuk kiriman lain.',
    },
    mend: { en: 'Solve a new challenge.', id: 'Selesaikan tantangan baru.' },
  },
  'forum-code-unknown': {
    status: 403,
    title: { en: 'The code verifies nobody', id: 'Kode verifikasi tidak berlaku' },
    detail: {
      en: 'No such code was given out, or it was used already.',
      id: 'Kode itu tidak pernah dibagikan, atau sudah dipakai.',
    },
    mend: { en: 'Ask the unit that gives out codes.', id: 'Minta kode kepada unit yang membagikannya.' },
  },
  'forum-codes-by-count-or-list': {
    status: 422,
    title: { en: 'Either a number of codes or the codes', id: 'Jumlah kode atau daftar kode' },
    detail: {
      en: 'Of `count` and `codes` exactly one is given.',
      id: 'Dari `count` dan `codes` tepat satu yang diisi.',
    },
    mend: { en: 'Keep one of them.', id: 'Sisakan salah satu.' },
  },
  'forum-ways-mixed': {
    status: 422,
    title: { en: 'Either under a name or without', id: 'Dengan nama pena atau tanpa nama' },
    detail: {
      en: 'Of `token` and `proof` only one can be given.',
      id: 'Dari `token` dan `proof` hanya satu yang diisi.',
    },
    mend: { en: 'Keep one of them.', id: 'Sisakan salah satu.' },
  },
  'forum-topic-not-draft': {
    status: 409,
    title: { en: 'The topic is no draft', id: 'Topik bukan rancangan' },
    detail: {
      en: 'It is {state}: what people write about does not change any more.',
      id: 'Statusnya {state}: pokok bahasannya tidak berubah lagi.',
    },
    mend: { en: 'Plan another topic.', id: 'Rencanakan topik lain.' },
  },
  'forum-topic-not-proposed': {
    status: 409,
    title: { en: 'The proposal was decided on', id: 'Usulan sudah diputuskan' },
    detail: { en: 'The topic is {state}.', id: 'Status topik {state}.' },
    mend: { en: 'Read it again.', id: 'Baca lagi topiknya.' },
  },
  'forum-topic-not-open': {
    status: 409,
    title: { en: 'The topic takes no posts', id: 'Topik tidak menerima kiriman' },
    detail: {
      en: 'It is {state}: people write from {from} to {to}. Nothing was kept of this.',
      id: 'Statusnya {state}: kiriman diterima dari {from} sampai {to}. Kiriman ini tidak disimpan.',
    },
    mend: {
      en: 'Read what was said; the closing summary stands with the topic.',
      id: 'Baca yang sudah ditulis; kesimpulannya ada pada topik.',
    },
  },
  'forum-topic-not-closed': {
    status: 409,
    title: { en: 'The topic is not closed', id: 'Topik belum ditutup' },
    detail: {
      en: 'It is {state}: a topic is concluded once, when nobody writes any more.',
      id: 'Statusnya {state}: topik disimpulkan sekali, setelah tidak ada lagi kiriman.',
    },
    mend: { en: 'Close it first.', id: 'Tutup dahulu topiknya.' },
  },
  'forum-id-taken': {
    status: 409,
    title: { en: 'The id belongs to something else', id: 'Id sudah dipakai' },
    detail: {
      en: 'With this id another text, or somebody else’s, was sent before: it is kept as it was.',
      id: 'Dengan id ini sudah ada kiriman lain yang tersimpan.',
    },
    mend: { en: 'Give it an id of its own.', id: 'Pakai id yang lain.' },
  },
  'forum-post-gone': {
    status: 409,
    title: { en: 'The post is not shown any more', id: 'Kiriman tidak ditampilkan lagi' },
    detail: {
      en: 'It is {state}: nobody replies to it, supports or reports it. Nothing was kept of this.',
      id: 'Statusnya {state}: tidak dapat dibalas, didukung, atau dilaporkan. Yang ini tidak disimpan.',
    },
    mend: {
      en: 'Write a post of its own; the moderation log says why it is gone.',
      id: 'Tulis kiriman tersendiri; alasannya ada di catatan moderasi.',
    },
  },
  'forum-support-limit-reached': {
    status: 409,
    title: { en: 'All votes on the topic are given', id: 'Semua dukungan pada topik ini sudah dipakai' },
    detail: {
      en: 'A participant supports {limit} of its posts at most. Nothing was kept of this.',
      id: 'Seorang peserta mendukung paling banyak {limit} kiriman pada topik ini. Yang ini tidak disimpan.',
    },
    mend: {
      en: 'Take another vote back first (`POST /forum-posts/{postId}/support-withdrawal`).',
      id: 'Tarik dahulu dukungan yang lain (`POST /forum-posts/{postId}/support-withdrawal`).',
    },
  },
  'forum-proposal-not-declined': {
    status: 409,
    title: { en: 'Only declined proposals are moderated', id: 'Hanya usulan yang tidak diterima' },
    detail: {
      en: 'The topic is {state}: there is no proposal that everybody reads.',
      id: 'Status topik {state}: tidak ada usulan yang dibaca semua orang.',
    },
    mend: { en: 'Decide on its posts one by one.', id: 'Putuskan kirimannya satu per satu.' },
  },
  'forum-reply-to-reply': {
    status: 422,
    title: { en: 'A reply has no replies', id: 'Balasan tidak dapat dibalas' },
    detail: {
      en: 'Replies have one level.',
      id: 'Balasan hanya satu tingkat.',
    },
    mend: { en: 'Reply to the post above it.', id: 'Balas kiriman di atasnya.' },
  },
  'forum-decision-changes-nothing': {
    status: 409,
    title: { en: 'It is so already', id: 'Sudah demikian' },
    detail: {
      en: 'It is {state}: a decision changes that, and what its author has withdrawn stays withdrawn.',
      id: 'Statusnya {state}: keputusan harus mengubahnya, dan yang sudah ditarik penulisnya tetap ditarik.',
    },
    mend: { en: 'Read the post and its log again.', id: 'Baca lagi kiriman dan catatannya.' },
  },
  'forum-appeal-impossible': {
    status: 409,
    title: { en: 'There is nothing to appeal against', id: 'Tidak ada yang dapat diajukan keberatan' },
    detail: {
      en: 'An appeal is filed once, against the removal of a post, until the topic is concluded.',
      id: 'Keberatan diajukan sekali, atas penghapusan kiriman, sebelum topik disimpulkan.',
    },
    mend: { en: 'Read the moderation log.', id: 'Baca catatan moderasi.' },
  },
  'forum-appeal-decided': {
    status: 409,
    title: { en: 'The appeal was decided on', id: 'Keberatan sudah diputuskan' },
    detail: { en: 'It is {state}.', id: 'Statusnya {state}.' },
    mend: { en: 'Read the moderation log.', id: 'Baca catatan moderasi.' },
  },
  'forum-appeal-own-decision': {
    status: 403,
    title: { en: 'Somebody else decides', id: 'Diputuskan pejabat lain' },
    detail: {
      en: 'Whoever removed the post does not decide on the appeal.',
      id: 'Yang menghapus kiriman tidak memutuskan keberatannya.',
    },
    mend: { en: 'Hand it to another officer.', id: 'Serahkan kepada pejabat lain.' },
  },
});

/** What each constraint of the schema means to the caller. */
export const forumConstraints: ConstraintProblems = {
  participants_name_unique: () => valueTaken('name'),
  code_batches_unit_fk: () => unknownReference('unit', '/unitId'),
  topics_unit_fk: () => unknownReference('unit', '/unitId'),
  topics_service_fk: () => unknownReference('public service', '/serviceId'),
  topics_proof_unique: () => new Problem(forumProblems['forum-proof-used']),
  topics_pkey: () => new Problem(forumProblems['forum-id-taken']),
};
