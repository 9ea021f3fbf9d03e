import fs from 'node:fs';
import { siasnCsv, siasnPerson, siasnHeader } from './support/siasn-file.ts';
const n = Number(process.argv[2]); const out = fs.openSync('/tmp/big.csv', 'w');
fs.writeSync(out, siasnHeader.join(',') + '\n');
for (let i = 0; i < n; i += 5000) fs.writeSync(out, siasnCsv(Array.from({ length: Math.min(5000, n - i) }, (_, k) => siasnPerson(i + k, {}, 3000))).split('\n').slice(1).join('\n'));
