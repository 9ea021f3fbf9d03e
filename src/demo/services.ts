import type pg from 'pg';
import { services } from '../modules/feedback/tables.ts';
import { copyRows, Rows } from './copy.ts';
import {
  agencyOffers,
  districtOffers,
  healthCentreOffers,
  hospitalOffers,
  type Offer,
  villageOffers,
} from './data/services.ts';
import { Random } from './random.ts';

const STREAM = 1_000_004;

/** So many of the health centres and urban villages tell what they offer; the others have yet to enter it. */
const HEALTH_CENTRES = 8;
const VILLAGES = 10;

interface Office {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

type Hours = readonly { readonly weekday: number; readonly opens: string; readonly closes: string }[];
const onDays = (days: readonly number[], opens: string, closes: string): Hours =>
  days.map((weekday) => ({ weekday, opens, closes }));

const officeHours: Hours = [
  ...onDays([1, 2, 3, 4], '08:00', '15:30'),
  ...onDays([5], '08:00', '11:30'),
  ...onDays([5], '13:00', '15:30'),
];
const healthHours: Hours = [...onDays([1, 2, 3, 4], '07:30', '14:00'), ...onDays([5, 6], '07:30', '11:30')];
const allHours: Hours = onDays([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00');

/** What is offered in case of need, at any hour. */
const atAnyHour = new Set(['AMBULANS', 'IGD', 'PENYELAMATAN', 'KEKERASAN']);

/** Writes the public services of the first city: of its agencies, districts, hospital, health centres and villages. */
export async function copyServices(
  client: pg.Client,
  { nextId, seed, today }: { readonly nextId: () => string; readonly seed: number; readonly today: string },
): Promise<void> {
  const offices = await officesOf(client, today);
  const table = new ServiceRows(nextId, new Random(seed, STREAM));
  for (const [code, offers] of Object.entries(agencyOffers))
    for (const office of offices.filter((candidate) => candidate.code === code))
      table.addAll(office, offers, officeHours);
  const among = (pattern: RegExp, most = Number.POSITIVE_INFINITY) =>
    offices.filter(({ code }) => pattern.test(code)).slice(0, most);
  for (const office of among(/^KEC-\d+$/)) table.addAll(office, districtOffers, officeHours);
  for (const office of among(/^KEC-\d+-KEL-\d+$/, VILLAGES)) table.addAll(office, villageOffers, officeHours);
  for (const office of among(/^PKM-\d+$/, HEALTH_CENTRES))
    table.addAll(office, healthCentreOffers, healthHours);
  for (const office of among(/^RSUD$/)) table.addAll(office, hospitalOffers, healthHours);
  await copyRows(client, table.rows, table.rows.take());
}

/** The units of the first city, without the prefix of their codes. */
async function officesOf(client: pg.Client, today: string): Promise<Office[]> {
  const { rows } = await client.query<Office>(
    `select u.id, substr(u.code, length(root.code) + 2) as code, v.name
       from (select code from organisation.units order by code limit 1) root
       join organisation.units u on u.code like root.code || '-%'
       join organisation.unit_versions v on v.unit_id = u.id
        and v.valid_from <= $1 and (v.valid_to is null or v.valid_to > $1)
      order by u.code`,
    [today],
  );
  return rows;
}

/** Services on their way into their table. */
class ServiceRows {
  readonly rows = new Rows(
    services,
    'id',
    'code',
    'name',
    'unitId',
    'description',
    'requirements',
    'steps',
    'duration',
    'durationWorkingDays',
    'cost',
    'product',
    'legalBases',
    'openingHours',
    'channels',
    'complaintChannels',
    'state',
  );
  readonly #nextId: () => string;
  readonly #random: Random;

  constructor(nextId: () => string, random: Random) {
    this.#nextId = nextId;
    this.#random = random;
  }

  addAll(office: Office, offers: readonly Offer[], hours: Hours): void {
    for (const offer of offers) this.#add(office, offer, atAnyHour.has(offer.code) ? allHours : hours);
  }

  /** Every few of them lack something of their standard. */
  #add(office: Office, offer: Offer, hours: Hours): void {
    const lacking = this.#random.chance(0.2) ? this.#random.pick(['cost', 'steps', 'complaints']) : '';
    const site = `${offer.code}-${office.code}`.toLowerCase();
    const channels = [
      { kind: 'counter', address: `Loket ${this.#random.integer(1, 9)}, ${office.name}` },
      ...(this.#random.chance(0.4)
        ? [{ kind: 'website', address: `https://layanan.kota.example/${site}` }]
        : []),
    ];
    const complaints = [
      { kind: 'e-mail', address: `pengaduan.${office.code.toLowerCase()}@kota.example` },
      { kind: 'telephone', address: `0800 1000 ${String(this.#random.integer(0, 9999)).padStart(4, '0')}` },
    ];
    this.rows.add(
      this.#nextId(),
      `${office.code}-${offer.code}`,
      office.code in agencyOffers ? offer.name : `${offer.name} — ${office.name}`,
      office.id,
      `${offer.name} oleh ${office.name} (contoh).`,
      textArray(offer.requirements),
      textArray(lacking === 'steps' ? [] : stepsTo(offer)),
      offer.duration,
      offer.workingDays,
      lacking === 'cost' ? null : offer.cost,
      offer.product,
      textArray(offer.legalBases),
      JSON.stringify(hours),
      JSON.stringify(channels),
      JSON.stringify(lacking === 'complaints' ? [] : complaints),
      this.#random.chance(0.03) ? 'retired' : 'active',
    );
  }
}

const stepsTo = ({ product }: Offer): readonly string[] => [
  'Pemohon mengambil nomor antrean atau mendaftar daring',
  'Petugas memeriksa kelengkapan persyaratan',
  'Petugas memproses permohonan',
  `Pemohon menerima ${product.charAt(0).toLowerCase()}${product.slice(1)}`,
];

/** As Postgres reads an array of texts. */
const textArray = (texts: readonly string[]): string =>
  `{${texts.map((text) => JSON.stringify(text)).join(',')}}`;
