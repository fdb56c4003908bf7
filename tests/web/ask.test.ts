import { afterEach, expect, test, vi } from 'vitest';
import { addressOf, ask, askAnew, daysOf, forgetAnswers, notesOf, problemIn, whenAnew } from '../../web/ask.ts';

const never = () => new AbortController().signal;
const answering = (answers: Readonly<Record<string, () => Response>>) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string, { signal }: { signal: AbortSignal }) => {
    asked.push(address);
    return new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      const answer = answers[address];
      if (answer !== undefined) setTimeout(() => resolve(answer()), 1);
    });
  });
  return asked;
};
const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status });
const answer = (snapshot: string) => ({ query: {}, snapshot, notes: [], rows: [] });

afterEach(() => {
  forgetAnswers();
  vi.unstubAllGlobals();
});

test('an address holds the query as it stands and the id where the path wants it', () => {
  expect(addressOf('/mentions', 'actors=nato', null, 'format=csv')).toBe('/api/v1/mentions?actors=nato&format=csv');
  expect(addressOf('/actors/{id}', '', 'joe-biden')).toBe('/api/v1/actors/joe-biden');
});

test('the same question is asked once while its answer is on the way and afterwards', async () => {
  const asked = answering({ '/api/v1/mentions?actors=nato': json(answer('1')) });
  await Promise.all([ask('/mentions', 'actors=nato', never()), ask('/mentions', 'actors=nato', never())]);
  await ask('/mentions', 'actors=nato', never());
  expect(asked).toEqual(['/api/v1/mentions?actors=nato']);
});

test('answers from before the data changed are forgotten', async () => {
  const asked = answering({ '/api/v1/mentions': json(answer('1')), '/api/v1/actors': json(answer('2')) });
  await ask('/mentions', '', never());
  await ask('/actors', '', never());
  await ask('/mentions', '', never());
  expect(asked.filter((address) => address === '/api/v1/mentions')).toHaveLength(2);
});

test('what was known at a snapshot does not make anybody forget what is known now', async () => {
  const then = '/api/v1/mentions?snapshot=3';
  const asked = answering({ '/api/v1/mentions': json(answer('7')), [then]: json(answer('3')) });
  for (const query of ['', 'snapshot=3', '', 'snapshot=3']) await ask('/mentions', query, never());
  expect(asked).toEqual(['/api/v1/mentions', then]);
});

test('a request is given up when the last one who waited for it leaves', async () => {
  const asked = answering({});
  const [one, other] = [new AbortController(), new AbortController()];
  const waiting = [ask('/mentions', '', one.signal), ask('/mentions', '', other.signal)].map((asking) =>
    asking.catch((error: Error) => error.name),
  );
  one.abort();
  other.abort();
  expect(await Promise.all(waiting)).toEqual(['AbortError', 'AbortError']);
  expect(asked).toHaveLength(1);
});

test('a refusal keeps the words of the server; no answer at all is told as such', async () => {
  const problem = {
    type: 'x',
    title: 'Invalid',
    status: 400,
    detail: 'unit=words: one of …',
    instance: '/',
    code: 'invalid',
    request_id: 'r1',
    errors: [],
  };
  answering({ '/api/v1/mentions?unit=words': json(problem, 400) });
  expect(await ask('/mentions', 'unit=words', never()).catch(problemIn)).toEqual(problem);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  expect(await ask('/mentions', '', never()).catch(problemIn)).toMatchObject({
    status: 0,
    title: 'Newstally cannot be reached',
  });
  expect(problemIn(new Error('oops'))).toMatchObject({ title: 'The page made a mistake', detail: 'oops' });
});

test('each note is said once, and the settled days are those of the answer', () => {
  const note = { code: 'undated', text: '8 articles', count: 8 };
  expect(notesOf([{ notes: [note] }, undefined, { notes: [note] }])).toEqual([note]);
  expect(daysOf({ query: { from: '2021-05-03', to: '2021-05-09' } })).toEqual({ from: '2021-05-03', to: '2021-05-09' });
  expect(daysOf(undefined)).toBeNull();
});

test('a question that was given up and asked again at once is sent anew, not handed the request that was given up', async () => {
  const asked = answering({ '/api/v1/sources': json(answer('1')) });
  const first = new AbortController();
  const given = ask('/sources', '', first.signal).catch(() => 'given up');
  first.abort();
  expect(await ask('/sources', '', never())).toMatchObject({ snapshot: '1' });
  expect(await given).toBe('given up');
  expect(asked.length).toBe(2);
});

test('when the data have changed everything on screen is asked again, until it has left the page', () => {
  let again = 0;
  const leave = whenAnew(() => (again += 1));
  askAnew();
  leave();
  askAnew();
  expect(again).toBe(1);
});
