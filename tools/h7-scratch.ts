import { readFileSync } from 'node:fs';
import { Afsprakenboek, valideerAfspraken } from '#afspraken';
import { Simulatie } from '#simulatie';
const boek = new Afsprakenboek([valideerAfspraken(JSON.parse(readFileSync('libs/afspraken/data/zuid-limburg-2022-01-20.json','utf8')))]);
const n = Number(process.argv[2] ?? 300);
const sim = new Simulatie({ boek, zaad: process.argv[3] ?? 'a', van: '2015-01-01T00:00:00+01:00', tot: '2025-01-01T00:00:00+01:00', casussen: n });
const t = process.cpuUsage(); const w = Date.now();
const types = new Map<string, number>(); let aantal = 0;
const perCase = new Map<string, string[]>();
for (const { stroom, records } of sim) { aantal += records.length; for (const r of records) { types.set(r.type, (types.get(r.type) ?? 0) + 1); if (n <= 300) { const p = perCase.get(stroom) ?? []; perCase.set(stroom, p); p.push(`${r.vastgelegdOp.slice(0,16)} ${r.plaatsgevondenOp === r.vastgelegdOp ? '' : '('+r.plaatsgevondenOp.slice(0,16)+')'} ${r.type} ${JSON.stringify(r.data).slice(0,110)}`); } } }
const u = process.cpuUsage(t);
console.log([...types].sort((a, b) => b[1] - a[1]).map(([k, v]) => `${k}=${v}`).join(' '));
console.log('refused', [...sim.weigeringen].sort((a, b) => b[1] - a[1]).slice(0, 40).map(([k, v]) => `${k}=${v}`).join('\n  '));
console.log({ aantal, perCase: aantal / n, wallS: (Date.now() - w) / 1000, cpuS: (u.user + u.system) / 1e6, perS: aantal / ((u.user + u.system) / 1e6), rss: process.memoryUsage().rss / 1e6 });
if (n <= 300) for (const p of [...perCase.values()].slice(0, 4)) console.log(p.join('\n') + '\n');
