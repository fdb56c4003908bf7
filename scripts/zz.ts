import { questions } from '../server/contract/questions/all.ts';
import { declaredColumns } from '../server/exports/columns.ts';
import { shapeOf, writeParquet } from '../server/warehouse/duckdb/parquet.ts';
const q = questions.find((x) => x.path === '/articles/{id}')!;
for (const c of declaredColumns(q as never)) if (c.type === 'nested') console.log(c.name, shapeOf(c.schema as never).slice(0, 300));
async function* one(n: number) { yield Array.from({length:n}, (_, i) => ({ week: '2021-05-03', actor: 'a'+i, name: 'A', kind: 'person', mentions: i, articles: 1, stories: null, partial: false })); }
const m = questions.find((x) => x.path === '/mentions')!;
for (let i = 0; i < 5; i++) { const t = performance.now(), c=process.cpuUsage(); const w = await writeParquet({ columns: declaredColumns(m as never) as never, rows: one(10), metadata: () => ({a:'b'}), scratch: '/tmp' }); w.remove(); const u=process.cpuUsage(c); console.log('parquet ms', performance.now() - t, (u.user+u.system)/1000); }
async function* art() { yield [{ article:'x', details: { section: 'a' }, sentences: [{no:1,start:0,end:2,text:'a'}], read_mentions: [], removed: [] }]; }
try { await writeParquet({ columns: declaredColumns(q as never) as never, rows: art(), metadata: () => ({a:'b'}), scratch: '/tmp' }); } catch (e) { console.log(String(e)); }
