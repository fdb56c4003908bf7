import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Going, LiveRuns } from '../../../server/contract/run.ts';
import { start } from '../../support/process.ts';

type Told = { readonly event: string; readonly data: Going | LiveRuns };

/** The events of a stream as they come. */
async function* eventsOf(answer: Response): AsyncGenerator<Told> {
  let text = '';
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const of = (key: string) => lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? '';
      yield { event: of('event'), data: JSON.parse(of('data')) as Told['data'] };
    }
  }
}

/** Records enough for an ingest that is seen under way: each differs, so that none is a copy. */
const RECORDS = 3000;
const body = Array.from({ length: RECORDS }, (_, no) =>
  JSON.stringify({
    title: `Report ${no}`,
    body: `On item ${no} Russia spoke at length, and Ukraine answered ${no * 7} times before noon.`,
    source: 'Harbour Post',
    published: '2021-05-06',
  }),
).join('\n');

test('a server tells of a run while it goes and when it has ended, and ends the stream when it stops', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
  // What scores the tone changes nothing here, and word scores are ready soonest.
  const server = await start({
    NEWSTALLY_DATA: folder,
    PORT: '0',
    NEWSTALLY_DEMO: 'off',
    NEWSTALLY_SCORER: 'lexicon',
  });
  const live = await fetch(`${server.url}/api/v1/runs/live`);
  expect([live.status, live.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(live.headers.get('content-security-policy')).toContain("connect-src 'self'");
  const sent = fetch(`${server.url}/api/v1/ingest?file=news.jsonl`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
  const heard: Told[] = [];
  const stop = async () => {
    expect((await sent).status).toBe(200);
    return server.stop();
  };
  let stopped: ReturnType<typeof stop> | null = null;
  for await (const told of eventsOf(live)) {
    heard.push(told);
    if (told.event === 'ended') stopped = stop();
  }
  // The loop ended, so the server closed the stream by itself; it left no error behind.
  expect(await stopped).toMatchObject({ status: 0, err: '' });
  rmSync(folder, { recursive: true, force: true });

  const nothing = { under: [], analysis: null, ended: { runs: 0, added: 0, revised: 0, analyses: 0 } };
  expect(heard[0]).toEqual({ event: 'runs', data: nothing });
  expect(heard.at(-1)).toEqual({
    event: 'runs',
    data: { under: [], analysis: null, ended: { runs: 1, added: RECORDS, revised: 0, analyses: 0 } },
  });
  const ended = heard.filter(({ event }) => event === 'ended').map(({ data }) => data as Going);
  expect(ended.map(({ run, input, state, inputs, added }) => [run, input, state, inputs, added])).toEqual([
    [1, 'news.jsonl', 'ended', RECORDS, RECORDS],
  ]);
  const under = heard.flatMap(({ event, data }) => (event === 'runs' ? (data as LiveRuns).under : []));
  console.log(`live: ${heard.length} events, ${under.length} of a run under way`);
  expect(under.length).toBeGreaterThanOrEqual(1);
  const inputs = under.map((run) => run.inputs);
  expect(inputs).toEqual([...inputs].sort((l, r) => l - r));
  for (const { state, inputs: all, added, revised, duplicate, rejected } of under) {
    expect(state).toBe('running');
    // What was read and not yet loaded is in no state yet.
    expect(added + revised + duplicate + rejected).toBeLessThanOrEqual(all);
  }
});
