import { dev } from './zz-dev.mts';
import { siasnCsv, siasnHierarchy, siasnPerson } from './support/siasn-file.ts';
const n = Number(process.argv[2] ?? 15000), unitCount = Number(process.argv[3] ?? 900);
const d = await dev({}, true);
try {
  await d.imp('resource=units', siasnHierarchy(unitCount));
  const csv = siasnCsv(Array.from({ length: n }, (_, i) => siasnPerson(i, {}, unitCount)));
  console.log('csv MB', csv.length / 1e6);
  for (let i = 0; i < 2; i++) {
    const t = Date.now();
    const r = await fetch(`${d.address}/v1/imports?resource=employees&createPositions=true`, { method: 'POST', body: csv, headers: { authorization: `Bearer ${d.key}`, 'content-type': 'text/csv' } });
    const { id } = await r.json() as any; const up = Date.now() - t; let first = true;
    for (;;) { const b = await (await fetch(`${d.address}/v1/imports/${id}`, { headers: { authorization: `Bearer ${d.key}` } })).json() as any;
      if (b.rowsTotal && first) { first = false; console.log('counted', Date.now() - t); }
      if (b.state === 'finished' || b.state === 'failed') { console.log('upload', up, 'all', Date.now() - t, b.state, b.created, b.unchanged, b.refused, b.failure, b.report.positionsCreated?.count); break; }
      await new Promise((r) => setTimeout(r, 50)); }
  }
} catch (e) { console.error(e); }
await d.close(); process.exit(0);
