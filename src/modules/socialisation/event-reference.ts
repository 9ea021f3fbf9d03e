import { type CodeOf, referenceList } from '../../platform/reference/list.ts';

export const eventKinds = referenceList(
  {
    name: 'campaign-event-kinds',
    label: { id: 'Jenis kegiatan sosialisasi', en: 'Kinds of events of campaigns' },
    description: 'How people come together to be told of a change.',
    legalBasis: 'Penata',
  },
  [
    { code: 'town-hall', label: { id: 'Temu pegawai', en: 'Town hall' } },
    { code: 'workshop', label: { id: 'Lokakarya', en: 'Workshop' } },
    { code: 'unit-meeting', label: { id: 'Rapat unit', en: 'Unit meeting' } },
    { code: 'online', label: { id: 'Pertemuan daring', en: 'Online' } },
  ],
);
export type CampaignEventKind = CodeOf<typeof eventKinds>;

export const registrationStates = referenceList(
  {
    name: 'campaign-event-registration-states',
    label: {
      id: 'Status pendaftaran kegiatan sosialisasi',
      en: 'States of registrations for events of campaigns',
    },
    description: 'Whether somebody has a seat at an event.',
    legalBasis: 'Penata',
  },
  [
    { code: 'seat', label: { id: 'Mendapat tempat', en: 'With a seat' } },
    { code: 'waiting', label: { id: 'Daftar tunggu', en: 'On the wait list' } },
    { code: 'withdrawn', label: { id: 'Batal', en: 'Withdrawn' } },
  ],
);
export type RegistrationState = CodeOf<typeof registrationStates>;

export const materialKinds = referenceList(
  {
    name: 'campaign-material-kinds',
    label: { id: 'Jenis bahan sosialisasi', en: 'Kinds of materials of campaigns' },
    description: 'What people are given to understand a change.',
    legalBasis: 'Penata',
  },
  [
    { code: 'leaflet', label: { id: 'Selebaran', en: 'Leaflet' } },
    { code: 'slides', label: { id: 'Salindia', en: 'Slides' } },
    { code: 'video', label: { id: 'Video', en: 'Video' } },
    { code: 'faq', label: { id: 'Tanya jawab', en: 'Questions and answers' } },
    { code: 'letter', label: { id: 'Surat', en: 'Letter' } },
    { code: 'other', label: { id: 'Lainnya', en: 'Other' } },
  ],
);

export const materialLanguages = referenceList(
  {
    name: 'campaign-material-languages',
    label: { id: 'Bahasa bahan sosialisasi', en: 'Languages of materials of campaigns' },
    description: 'The language of a material.',
    legalBasis: 'UU 24/2009 art. 26–39',
  },
  [
    { code: 'id', label: { id: 'Indonesia', en: 'Indonesian' } },
    { code: 'en', label: { id: 'Inggris', en: 'English' } },
    { code: 'regional', label: { id: 'Daerah', en: 'Regional language' } },
  ],
);
