import { readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { allScopes } from '../../src/platform/access/scopes.ts';
import { ensureSealKey } from '../../src/platform/audit/seal/seal-key.ts';
import { addMonths } from '../../src/platform/calendar.ts';
import { build } from '../support/build.ts';
import { assess, coreLevels, setStandard } from '../support/competencies.ts';
import { query } from '../support/database.ts';
import { aCivilServant, promote } from '../support/employees.ts';
import { followAll, openGuide } from '../support/guide.ts';
import { aPosition, aUnit } from '../support/organisation.ts';
import { aFolder, sealAll } from '../support/sealing.ts';
import { colleagues } from '../support/socialisation.ts';
import { aCourse } from '../support/trainings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sealKeyFile = path.join(aFolder(t), 'seal-key.json');
const api = await build(t, {
  listen: true,
  environment: {
    PENATA_RUN_JOBS: 'true',
    PENATA_SEAL_KEY_FILE: sealKeyFile,
    PENATA_PROOF_OF_WORK_COST: '10',
  },
});
const sealKey = await ensureSealKey(sealKeyFile);
const settings = { PENATA: api.address, KEY: await api.key(allScopes, { requestsPerMinute: 6000 }) };

const city = await aUnit(api, { kind: 'city', code: 'CITY', name: 'Kota Contoh' });
const education = await aUnit(api, { code: 'DISDIK', name: 'Dinas Pendidikan', parentId: city.id });
for (const code of ['A', 'B', 'C', 'D'])
  await aUnit(api, { code, kind: 'section', name: `Seksi ${code}`, parentId: education.id });
const position = await aPosition(api, { unitId: education.id, name: 'Pengelola Layanan' });
const siti = await aCivilServant(api, {
  name: 'Siti Rahmawati',
  placement: { positionId: position.id, validFrom: '2022-01-01' },
});

/** Each that has commands is followed by a test below; the index is checked by its links. */
const names = [
  'auditor',
  'changelog',
  'competencies',
  'errors',
  'events',
  'export',
  'first-call',
  'forums',
  'glossary',
  'import',
  'index',
  'open311',
  'paging',
  'policy-documents',
  'reports',
  'socialisation',
  'surveys',
  'trainings',
];

t.test('every guide is followed here', async (t) => {
  const known = readdirSync(path.join(root, 'openapi/guides')).map((file) => path.basename(file, '.md'));
  t.strictSame(known.sort(), names);
});

t.test('the first call leads from a key to the first change', async (t) => {
  const guide = openGuide(t, 'first-call', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [me, agencies, education, kinds, found, earlier, section, changed] = await followAll(t, guide);
  t.match(me, /"grants":\{.*"organisation:read":null/);
  t.match(agencies, /"code":"DISDIK","name":"Dinas Pendidikan"/);
  t.match(education, /"needed":1,"filled":1/);
  t.match(education, /"name":"Siti Rahmawati"/);
  t.match(kinds, /"code":"jpt-pratama"/);
  t.match(found, /"name":"Siti Rahmawati","maskedFields":\[\]/);
  t.match(earlier, /"name":"Dinas Pendidikan"/);
  t.equal(section, '');
  t.match(changed, /"code":"TRY-2","name":"Seksi Percobaan"/);
});

t.test('a survey leads from what is asked to a result that everybody can check', async (t) => {
  const guide = openGuide(t, 'surveys', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  symlinkSync(path.join(root, 'node_modules'), path.join(guide.folder, 'node_modules'));
  const [asked, opened, form, taken, linked, atKiosk, batches, standing, texts, closed, checked] =
    await followAll(t, guide);
  t.equal(asked?.trim().split('\n').length, 9);
  t.match(opened, /"state":"open"/);
  t.match(form, /"state":"open"/);
  t.match(guide.file('survey.svg'), /^<svg/);
  t.match(taken, /"state":"counted"/);
  t.match(taken, /"code":"answer-already-given"/);
  t.match(linked, /^("state":"counted"\n){3}"state":"quarantined"\n/);
  t.match(linked, /"reason":"identical"/);
  t.match(linked, /"counts":false,"answers":1/);
  t.equal(atKiosk, '');
  t.equal(batches?.trim(), '"taken":1,"repeated":0\n"taken":0,"repeated":1');
  t.match(standing, /"answers":13,/);
  t.match(standing, /"isSuppressed":true/);
  t.match(texts, /"published":12/);
  t.match(texts, /"findings":\["phone"\]/);
  t.match(guide.file('texts.json'), /Antreannya dipercepat\./);
  t.match(closed, /"answersDigest":"[0-9a-f]{64}"/);
  t.match(checked, /"isGenuine":true/);
  t.match(guide.file('index.csv'), /Penerbitan Kartu Keluarga/);
  t.match(guide.file('catalogue.json'), /"dcat:Catalog"|"Catalog"/);
});

t.test('a forum leads from a topic to what comes of it', async (t) => {
  const guide = openGuide(t, 'forums', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  symlinkSync(path.join(root, 'node_modules'), path.join(guide.folder, 'node_modules'));
  const [opened, joined, posted, supported, moderated, concluded, kept, participation, own] = await followAll(
    t,
    guide,
  );
  t.match(opened, /"state":"open"/);
  t.equal(joined?.trim(), '"name":"Anak Musi"');
  t.match(posted, /^"state":"shown"\n"state":"held"\n\{"id":"[^"]*","state":"shown"/);
  t.match(guide.file('posts.json'), /"authorName":"Anak Musi"/);
  t.match(guide.file('replies.json'), /"authorKind":"official"/);
  t.equal(supported?.match(/"supportCount":1,"supportsLeft":null\}/g)?.length, 2);
  t.match(moderated, /"findings":\["phone"\]/);
  t.match(moderated, /"state":"shown","reason":null/);
  t.match(guide.file('shown.json'), /\[nomor telepon\]/);
  t.match(concluded, /"state":"concluded"/);
  t.match(kept, /"words":"1 janji dalam kesimpulan forum/);
  t.match(kept, /"promises":\["Dua loket buka hari Sabtu\."\]\n.*"state":"done"/s);
  t.match(participation, /"posts":3,"anonymousPosts":1,"officialPosts":1,"participants":1/);
  t.match(own, /"ageBand":"20-29"/);
  t.match(own, /"posts":1,"supports":1/);
});

t.test('an app of Open311 goes from a key to a report that everybody reads', async (t) => {
  const guide = openGuide(t, 'open311', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [, , asked, filed, refused, told] = await followAll(t, guide);
  t.match(asked, /"specification":"http:\/\/wiki\.open311\.org\/GeoReport_v2"/);
  t.match(asked, /<service_code>LAMPU-JALAN<\/service_code>/);
  t.match(asked, /"code":"visibility"/);
  t.equal(filed, '', 'what was sent again was answered the same');
  t.match(guide.file('tracked.json'), /"text":"Lampu jalan mati sejak Senin\."/);
  t.match(refused, /<errors><error><code>403<\/code>/);
  t.match(told, /^404\n<\?xml .*<status>closed<\/status>.*Lampu sudah diganti\./);
  t.match(guide.file('closed.json'), /"status":"closed"/);
  t.match(guide.file('updates.json'), /Ditindaklanjuti: Lampu sudah diganti\./);
});

t.test('a report leads from the first word to “you said — we did”', async (t) => {
  const guide = openGuide(t, 'reports', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  symlinkSync(path.join(root, 'node_modules'), path.join(guide.folder, 'node_modules'));
  const [
    deadlines,
    photo,
    filed,
    followed,
    verified,
    routed,
    conversation,
    life,
    seen,
    cluster,
    done,
    erased,
  ] = await followAll(t, guide);
  t.match(deadlines, /"step":"first-response","workingDays":3\n/);
  t.match(deadlines, /"step":"resolution","workingDays":14\n/);
  t.equal(photo, 'lampu.jpg tells place and telephone\n');
  t.match(filed, /"firstResponseDueAt":"[^"]*","dueAt":"[^"]*"/);
  t.match(followed, /"state":"received"\n.*"report-unknown".*"not-found"/s);
  t.match(verified, /"reporterName":"Siti Rahmawati"\nkept\.jpg tells nothing\n/);
  t.match(verified, /"publicText":"Lampu di depan SDN 12 mati\. Hubungi \[nomor telepon\]\."/);
  t.match(verified, /thumbnail\.jpg tells nothing\n$/);
  t.match(
    guide.file('clusters.json'),
    /"FeatureCollection","zoom":12,"features":\[\{"type":"Feature",.*"state":"verified"/,
  );
  t.match(routed, /Lampu ini milik lingkungan sekolah\./);
  t.equal(conversation?.trim().split('\n').length, 2, 'the note is not told');
  t.strictSame(
    [...(life ?? '').matchAll(/"kind":"([^"]*)","at"/g)].map(([, kind]) => kind),
    ['received', 'verified', 'routed', 'progressed', 'resolved', 'reopened', 'resolved', 'confirmed'],
  );
  t.match(life, /"state":"closed"\n"satisfaction":4\n/);
  t.equal(seen, '200\n404\n404\n404\n');
  t.equal(cluster?.trim(), '"reportCount":3', 'the confidential one is not counted');
  t.match(done, /"reportCount":3\n.*"state":"done"\n.*"before":3,"after":0/s);
  t.match(done, /"result":\{"id":"Kabel diganti; semua lampu menyala\."/);
  t.match(erased, /"erasedOn":.*"reporterName":null/s);
});

t.test('a regulation leads from the idea to what it achieved', async (t) => {
  const guide = openGuide(t, 'policy-documents', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [idea, written, compared, returned, signed, found, tried, days, measured] = await followAll(t, guide);
  t.equal(idea?.trim(), '"stage":"idea"');
  t.match(written, /"provisionCount":\d+/);
  t.match(compared, /"kind":"removed".*tiga/);
  t.match(compared, /"kind":"added".*satu/);
  t.match(returned, /sebutkan kapan/);
  t.match(signed, /"mediaType":"application\/pdf"\n"citation":"Perwali 71\/\d{4}"/);
  t.match(
    found,
    /"label":"Pasal 2 ayat \(1\)"\n"cited":.*\n"state":"in-force"\n"judul":"Peraturan Wali Kota/,
  );
  t.match(guide.file('perwali.xml'), /<akomaNtoso .*eId="art_2"/s);
  t.match(guide.file('changes.xml'), /Izin Satu Hari/);
  t.match(
    tried,
    /^Loket dibuka pukul 07\.00\..*"status":422.*"pointer":"\/targetId".*"target-of-higher-kind"/s,
  );
  t.match(guide.file('tried.json'), /"number":"3A"/);
  t.match(days, /^Loket dibuka pukul 08\.00\.\nLoket dibuka pukul 07\.00\.\n"counts":/);
  t.match(measured, /"latestValue":75\n"status":"on-track"/);
});

t.test('paging brings every row once', async (t) => {
  const guide = openGuide(t, 'paging', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [all, sorted, counted, again] = await followAll(t, guide);
  const { total } = (await api.call('GET', '/v1/units?limit=1&count=exact')).body;
  t.equal(all?.trim(), String(total), 'none twice, none left out');
  t.match(sorted, /"name":"Seksi Percobaan".*"name":"Seksi D".*"name":"Seksi C"/);
  t.match(counted, new RegExp(`"total":${total}`));
  t.equal(again?.trim(), '304');
});

t.test('competencies lead from what a position demands to who would fit it', async (t) => {
  const guide = openGuide(t, 'competencies', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [ids, standard, preview, set, assessed, gap, lacking] = await followAll(t, guide);
  t.match(ids, /^[0-9a-f-]{36} [0-9a-f-]{36}$/m);
  t.match(standard, /"origin":"inherited"/);
  t.match(preview, /"positions":1,"people":\d+,/);
  t.strictSame([set, assessed], ['', '']);
  t.match(
    gap,
    /"standardOrigin":"own","jpm":80,"rawJpm":100,"category":"cukup optimal","recommendation":"MS"/,
  );
  t.match(lacking, /"demanded":\d+,"below":/);
  t.match(lacking, /"items":\[/);
  t.match(lacking, /"never":\d+/);
});

t.test('a training year leads from what people lack to what came of it', async (t) => {
  const standard = { validFrom: '2021-01-01', levels: coreLevels(3) };
  const seat = await aPosition(api, { unitId: education.id, name: 'Pengelola Pelatihan' });
  await setStandard(api, { positionId: seat.id, ...standard });
  const learner = await aCivilServant(api, {
    name: 'Budi Santoso',
    placement: { positionId: seat.id, validFrom: '2022-01-01' },
  });
  await assess(api, learner.id, { assessedOn: addMonths(api.app.today(), -1), levels: coreLevels(1) });
  await aCourse(api, {
    title: 'Pelatihan Manajerial',
    field: 'managerial',
    learningHours: 24,
    outcomes: coreLevels(3).slice(0, 2),
    carriesAssessment: true,
  });
  const guide = openGuide(t, 'trainings', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [need, plan, opened, person, number, certificate, effect] = await followAll(t, guide);
  t.match(need, /"totals":\{.*"seats":[1-9]/);
  t.match(plan, /"title":"Pelatihan Manajerial",.*"learningHours":24/);
  t.match(opened, /"state":"running"/);
  t.match(person, /"kind":"attend".*"advice":"Ikuti Pelatihan Manajerial/);
  t.match(number, /"code":"\d{8}".*PNT-\d{4}(-[0-9A-Z]{4}){3}$/m);
  t.match(certificate, /"holder":"B\. S\.".*"state":"valid"/);
  t.match(certificate, /"isGenuine":true/);
  t.match(guide.file('certificate.pdf'), /^%PDF-/);
  t.match(effect, /"creditedHours":24,.*"isReached":true/);
  t.match(effect, /"passed":1,/);
  t.match(effect, /"compared":1,"meanBefore":1,"meanAfter":3,"raised":1,"reached":1/);
});

t.test('errors say what they are, and a repeated act is done once', async (t) => {
  const guide = openGuide(t, 'errors', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [unknown, indonesian, once, patient, limits] = await followAll(t, guide);
  t.match(unknown, /"status":400.*"parameter":"knd".*kind\?/);
  t.match(indonesian, /Permintaan tidak sah.*"pointer":"\/validFrom"/);
  t.equal(once?.trim(), '1');
  t.match(patient, /"items":\[/);
  t.match(limits, /ratelimit/i);
});

t.test('imports bring in units and people, and refused rows come back to be mended', async (t) => {
  const guide = openGuide(t, 'import', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [, , units, trial, findings, people, mended, history] = await followAll(t, guide);
  t.match(guide.file('template.csv'), /NIP BARU/);
  t.match(units, /"state":"finished".*"created":2,.*"refused":0/);
  t.match(trial, /"dryRun":true.*"state":"finished".*"created":1,.*"refused":1/);
  t.match(findings, /"line":3.*"code":"nip-length"/);
  t.match(people, /"dryRun":false.*"state":"finished".*"created":1,.*"refused":1/);
  t.match(guide.file('refused.csv'), /reason\n.*Ani Contoh/);
  t.match(mended, /"state":"finished".*"created":1,.*"refused":0/);
  t.match(history, /"fileName":"mended.csv".*"fileName":"pegawai.csv"/);
});

t.test('exports are whole, and a cut one is noticed', async (t) => {
  const guide = openGuide(t, 'export', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [, , whole, end] = await followAll(t, guide);
  t.match(guide.file('agencies.csv'), /^code,name\n/);
  t.match(guide.file('units.ndjson'), /"code":"DISDIK"/);
  t.match(guide.file('employees.ndjson'), /"name":"Siti Rahmawati"/);
  t.equal(whole, 'employees.ndjson is whole\ncut.ndjson was cut\n');
  t.match(end, /^#end,rows=\d+,sha256=[0-9a-f]{64}$/m);
});

t.test('events continue an export', async (t) => {
  const guide = openGuide(t, 'events', settings);
  t.strictSame(guide.settings, ['PENATA', 'KEY']);
  const [, , events, unit] = await followAll(t, guide);
  t.match(events, /"type":"penata\.unit\./);
  t.match(unit, /"code":"EVT-1","name":"Badan Contoh"/);
  t.notMatch(guide.file('units.ndjson'), /EVT-1/);
});

t.test('the glossary names fields, schemas and codes that exist', async (t) => {
  const { text } = openGuide(t, 'glossary', {});
  const lists = (await api.call('GET', '/v1/reference')).body.items;
  const codes = await Promise.all(
    lists.map(async ({ name }) => {
      const list = await api.call<{ entries: { code: string }[] }>('GET', `/v1/reference/${name}`);
      return list.body.entries.map(({ code }) => code);
    }),
  );
  const contract = JSON.stringify(api.app.swagger());
  const words = [...text.matchAll(/^\| [^|]+\| ([^|]+)\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([\w-]+)`/g)].map(([, word]) => word!),
  );
  t.ok(words.length > 50);
  t.strictSame(
    words.filter(
      (word) => word !== 'siasn' && !codes.flat().includes(word) && !contract.includes(`"${word}":`),
    ),
    [],
  );
});

t.test('the auditor’s guide leads from a key to a proof, word by word', async (t) => {
  const guide = openGuide(t, 'auditor', {
    PENATA: api.address,
    KEY: await api.key(['audit:read']),
    FROM: api.app.today(),
    TO: api.app.today(),
  });
  t.strictSame(guide.settings, ['PENATA', 'KEY', 'FROM', 'TO']);
  t.equal(guide.steps, 4);
  // The auditor works in a folder of their own, with the command line at hand.
  for (const name of ['package.json', 'dist', 'src', 'node_modules'])
    symlinkSync(path.join(root, name), path.join(guide.folder, name));

  await promote(api, siti.id, { rank: 'III/a', validFrom: '2022-04-01' });
  await sealAll(api.app.database.pool, sealKey);
  t.equal((await guide.follow(1)).code, 0);
  t.match(guide.file('kept-heads.txt'), /^[\w-]+\.[\w-]+\.[\w-]+\n$/);

  await promote(api, siti.id, { rank: 'III/b', validFrom: '2026-04-01' });
  await sealAll(api.app.database.pool, sealKey);
  t.equal((await guide.follow(2)).code, 0);
  const proof = await guide.follow(3);
  t.equal(proof.code, 0, proof.output);
  const promotions = await guide.follow(4);
  t.equal(promotions.output.trim(), '2');
  t.match(guide.file('promotions.ndjson'), /"rank":"III\/b"/);

  await t.test('a promotion that somebody altered in the database is named', async (t) => {
    await query(
      api.database.ownerUrl,
      `set session_replication_role = replica;
       update audit.entries set after = jsonb_set(after, '{rank}', '"IV/e"')
        where table_name = 'employees.rank_periods' and after ->> 'rank' = 'III/b'`,
    );
    t.equal((await guide.follow(2)).code, 0);
    const { code, output } = await guide.follow(3);
    t.equal(code, 1);
    t.match(output, /altered/);
  });
});

t.test('guides are pages of the service, and their links lead somewhere', async (t) => {
  const page = async (address: string) => {
    const answer = await fetch(new URL(address, api.address), { headers: { accept: 'text/html' } });
    return { address: answer.url, status: answer.status, html: await answer.text() };
  };
  const linksOf = ({ address, html }: { address: string; html: string }) =>
    [...html.matchAll(/href="([^"]*)"/g)]
      .map(([, link]) => new URL(link!, address).href)
      .filter((link) => link.startsWith(api.address));

  const index = await page('/guides');
  t.match(index.html, /<h1>Guides<\/h1>/);
  const listed = new Set(linksOf(index));
  t.strictSame([...listed].map((link) => path.basename(link)).sort(), names);
  for (const link of listed) {
    const guide = await page(link);
    t.match(guide.html, /<h1>/, link);
    for (const further of linksOf(guide)) t.equal((await page(further)).status, 200, `${link}: ${further}`);
  }
  const { text } = openGuide(t, 'auditor', {});
  for (const name of ['auditor', 'auditor.md'])
    t.equal(await (await fetch(`${api.address}/guides/${name}`)).text(), text);
  t.equal((await fetch(`${api.address}/guides/nonsense`)).status, 404);
});

t.test('a change leads from a draft that is consulted on to people who carry it', async (t) => {
  const unit = await aUnit(api, { parentId: education.id, kind: 'section', name: 'Loket' });
  const people = await colleagues(api, unit.id, 6);
  const guide = openGuide(t, 'socialisation', {
    ...settings,
    UNIT_ID: unit.id,
    TOKENS: people.map(({ token }) => token).join(' '),
  });
  t.strictSame(guide.settings, ['PENATA', 'KEY', 'UNIT_ID', 'TOKENS']);
  t.equal(guide.steps, 11);
  const follow = async (step: number): Promise<string> => {
    const { code, output } = await guide.follow(step);
    t.equal(code, 0, `step ${step}: ${output}`);
    return output;
  };
  const daysPass = (table: string) =>
    query(
      api.database.ownerUrl,
      `update ${table} set opens_on = opens_on - 8, closes_on = closes_on - 8 where true`,
    );
  t.match(await follow(1), '"state":"open"');
  t.match(await follow(2), /"title":"Jam layanan loket"\n"label":"Pasal 1"\n"label":"Pasal 2"/);
  t.match(await follow(3), /"pointer":"\/eId"/);
  await daysPass('consultations.rounds');
  const concluded = await follow(4);
  t.match(concluded, /^"state":"closed"\n"code":"[^"]*"\n"sha256":"[0-9a-f]{64}"/);
  t.match(
    await follow(5),
    /"people":6,"withoutAccount":6\n"audienceCount":6,"audienceSha256":"[0-9a-f]{64}"/,
  );
  const read = await follow(6);
  t.match(read, /"isConfidential":true,"employeeId":null\n"isRead":false\n$/);
  t.match(
    await follow(7),
    /"code":"[^"]*"\n"answer":\{"id":"Mobil dinas mengantar sampai ke rumah."\n"state":/,
  );
  await follow(8);
  await daysPass('socialisation.pulses');
  t.match(await follow(9), /"isBelowTarget":true,"barrier":"knowledge"\n"kind":"training"/);
  t.match(await follow(10), '"state":"done"');
  await daysPass('socialisation.pulses');
  await query(api.database.ownerUrl, 'update socialisation.measures set ended_on = ended_on - 9');
  const after = await follow(11);
  t.match(
    after,
    /"isBelowTarget":false\n"members":6,"reached":[56],"read":5\n"socialisation":\{"campaigns":1/,
  );
  t.match(guide.file('effect.json'), /"mean":2\},"after":\{[^}]*"mean":4\},"change":2\}$/);
});
