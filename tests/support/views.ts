/** Links of random views of the demo, page after page, so that each kind of page comes up. */
export type Views = { next(): string };

type Rows = { rows: Record<string, string | number | null>[] };

export async function createViews(url: string, random: () => number): Promise<Views> {
  const rowsOf = async (path: string) => ((await (await fetch(`${url}/api/v1${path}`)).json()) as Rows).rows;
  const actors = (await rowsOf('/actors')).slice(0, 12).map(({ actor }) => String(actor));
  const sources = (await rowsOf('/sources')).map(({ source }) => String(source));
  const pairs = (await rowsOf('/co-occurrence')).slice(0, 12).map(({ a, b }) => `${String(a)}~${String(b)}`);
  const weeks = (await rowsOf('/coverage'))
    .filter(({ articles }) => Number(articles) > 0)
    .map(({ week }) => String(week));
  const draw = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const perhaps = (chance: number, part: () => string) => (random() < chance ? [part()] : []);
  const range = () => {
    const [from, to] = [draw(weeks), draw(weeks)].sort();
    return `from=${from}&to=${new Date(Date.parse(to!) + 6 * 86_400_000).toISOString().slice(0, 10)}`;
  };
  const named = () => `actors=${[...new Set([draw(actors), draw(actors), draw(actors)])].join(',')}`;
  const filters = (others: readonly (() => string)[] = []) => [
    ...perhaps(0.4, range),
    ...perhaps(0.4, () => `unit=${draw(['articles', 'stories'])}`),
    ...perhaps(0.25, () => `grain=${draw(['day', 'month'])}`),
    ...perhaps(0.2, () => 'voice=reporter'),
    ...perhaps(0.25, () => `forms=${draw(['name', 'name,demonym', 'name,demonym,metonym,pronoun'])}`),
    ...perhaps(0.15, () => `sources=${draw(sources)}`),
    ...others.flatMap((part) => perhaps(0.5, part)),
  ];
  const within = () => 'within=sentence';
  const together = () => 'together=network';
  const measure = () => `measure=${draw(['share_of_voice', 'attention', 'attention_panel', 'attention_standardised'])}`;
  const compare = () => `compare=${draw(['previous', 'year', '2021-12-06..2021-12-06'])}`;
  const why = () => 'why=tone';
  const kinds = () => `kinds=${draw(['person', 'country', 'organisation'])}`;
  const link = (path: string, parts: readonly string[]) => (parts.length === 0 ? path : `${path}?${parts.join('&')}`);
  const pages: readonly (() => string)[] = [
    () => link('/', [...filters([named, within, together, measure, compare]), 'table=mentions,tone']),
    () => link('/', [...filters([kinds, within])]),
    () => link(`/actors/${draw(actors)}`, [...filters([within, measure, why, compare]), 'table=mentions,tone,explain']),
    () => link('/actors', filters([kinds])),
    () => link('/pairs', filters([within, together, named])),
    () => link('/pairs', [...filters([within]), `pair=${draw(pairs)}`, 'table=pair,pair-lift,pair-tone']),
    () => link('/sources', filters()),
    () => link(`/sources/${draw(sources)}`, filters([named])),
    () => link('/stories', filters([named])),
    () => link('/articles', filters([named])),
    () => link('/bursts', filters([named])),
    () => link('/discovery', filters()),
    () => link('/quality', []),
  ];
  let at = 0;
  return { next: () => pages[at++ % pages.length]!() };
}
