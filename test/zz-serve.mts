import fs from 'node:fs';
import { dev } from './zz-dev.mts';
import { siasnHierarchy } from './support/siasn-file.ts';
const d = await dev({ PENATA_LOG_LEVEL: 'warn' }, true);
await d.imp('resource=units', siasnHierarchy(3000));
global.gc?.(); let peak = 0, base = process.memoryUsage().rss;
setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, 100);
fs.writeFileSync('/tmp/serve.json', JSON.stringify({ address: d.address, key: d.key }));
process.on('SIGTERM', async () => { console.log('base', base / 1e6, 'peak', peak / 1e6); await d.close(); process.exit(0); });
