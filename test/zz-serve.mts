import fs from 'node:fs';
import { dev } from './zz-dev.mts';
import { siasnHierarchy } from './support/siasn-file.ts';
const d = await dev({ PENATA_LOG_LEVEL: 'warn' }, true);
await d.imp('resource=units', siasnHierarchy(3000));
global.gc?.(); let peak = 0, base = process.memoryUsage().rss;
setInterval(() => { const m = process.memoryUsage(); if (m.rss > peak) { peak = m.rss; console.log(Date.now() % 1e6, 'rss', m.rss / 1e6 | 0, 'heap', m.heapUsed / 1e6 | 0, m.heapTotal / 1e6 | 0, 'ext', m.external / 1e6 | 0, 'ab', m.arrayBuffers / 1e6 | 0); } }, 200);
fs.writeFileSync('/tmp/serve.json', JSON.stringify({ address: d.address, key: d.key }));
process.on('SIGTERM', async () => { console.log('base', base / 1e6, 'peak', peak / 1e6); await d.close(); process.exit(0); });
