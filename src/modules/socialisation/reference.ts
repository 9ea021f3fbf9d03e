import { type CodeOf, referenceList } from '../../platform/reference/list.ts';

export const campaignStates = referenceList(
  {
    name: 'campaign-states',
    label: { id: 'Status kampanye sosialisasi', en: 'States of campaigns' },
    description: 'How far a socialisation campaign is.',
    legalBasis: 'UU 12/2011 art. 88–90; UU 30/2014 art. 10(1)(f)',
  },
  [
    { code: 'draft', label: { id: 'Rancangan', en: 'Draft' } },
    { code: 'running', label: { id: 'Berjalan', en: 'Running' } },
    { code: 'ended', label: { id: 'Selesai', en: 'Ended' } },
    { code: 'cancelled', label: { id: 'Dibatalkan', en: 'Cancelled' } },
  ],
);
export type CampaignState = CodeOf<typeof campaignStates>;

export const campaignChannels = referenceList(
  {
    name: 'campaign-channels',
    label: { id: 'Saluran sosialisasi', en: 'Channels of campaigns' },
    description: 'The way by which people are told.',
    legalBasis: 'Penata',
  },
  [
    { code: 'portal', label: { id: 'Aplikasi atau portal pegawai', en: 'Staff application or portal' } },
    { code: 'letter', label: { id: 'Surat atau nota dinas', en: 'Letter or memo' } },
    { code: 'e-mail', label: { id: 'Surel', en: 'E-mail' } },
    { code: 'messenger', label: { id: 'Aplikasi perpesanan', en: 'Messenger' } },
    { code: 'notice-board', label: { id: 'Papan pengumuman', en: 'Notice board' } },
    { code: 'assembly', label: { id: 'Apel pegawai', en: 'Staff assembly' } },
    { code: 'meeting', label: { id: 'Pertemuan tatap muka', en: 'Meeting' } },
    { code: 'online-meeting', label: { id: 'Pertemuan daring', en: 'Online meeting' } },
    { code: 'ambassador', label: { id: 'Agen perubahan', en: 'Change ambassador' } },
  ],
);
export type CampaignChannel = CodeOf<typeof campaignChannels>;

export const campaignStances = referenceList(
  {
    name: 'campaign-stances',
    label: { id: 'Sikap terhadap perubahan', en: 'Stances on a change' },
    description: 'How somebody stands to a change.',
    legalBasis: 'Penata',
  },
  [
    { code: 'support', label: { id: 'Mendukung', en: 'In support' } },
    { code: 'neutral', label: { id: 'Netral', en: 'Neutral' } },
    { code: 'concern', label: { id: 'Keberatan atau khawatir', en: 'With a concern' } },
  ],
);
export type CampaignStance = CodeOf<typeof campaignStances>;
