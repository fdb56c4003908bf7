import type { MessagePort } from 'node:worker_threads';
import type { Catalogue } from '../contract/actor.ts';
import type { Article } from '../contract/article.ts';
import type { Change } from '../contract/correction.ts';
import type { Facts } from '../contract/facts.ts';
import type { Failed } from './analysing.ts';

/** By what texts are read: a catalogue and what persons corrected, both known by number once they were sent. */
export type Reading = {
  readonly reading: number;
  readonly changes: readonly Change[];
  readonly catalogue: number;
  /** Sent with the first reading that needs it. */
  readonly content: Catalogue | null;
};

/** Work for a thread. */
export type Job = {
  readonly job: number;
  readonly by: number;
  /** Sent where the thread does not have the reading yet. */
  readonly reading: Reading | null;
  /** Readings and catalogues that are not needed any more. */
  readonly forget: { readonly readings: readonly number[]; readonly catalogues: readonly number[] };
  readonly articles: readonly Article[];
};

/** What a thread says of a job: that it can begin to read, what it read, or that it cannot. */
export type Said =
  | { readonly job: number; readonly begins: true }
  /** JSON of a list of `Answer`: half as much work for whoever waits as objects are. */
  | { readonly job: number; readonly answers: string }
  | { readonly job: number; readonly fault: string };

/** Facts without the article, which is where it came from. */
export type Answer = Omit<Facts, 'article'> | Failed;

/** Does the jobs that come through a port, one after the other, with the analysers that `analyserOf` compiles. */
export function serveAnalysis(
  port: Pick<MessagePort, 'on' | 'postMessage'>,
  analyserOf: (catalogue: Catalogue, changes: readonly Change[]) => (article: Article) => Facts,
): void {
  const catalogues = new Map<number, Catalogue>();
  const readers = new Map<number, (article: Article) => Facts>();
  const say = (said: Said) => port.postMessage(said);

  const readerFor = ({ by, reading, forget }: Job) => {
    for (const one of forget.readings) readers.delete(one);
    if (reading !== null && reading.content !== null) catalogues.set(reading.catalogue, reading.content);
    for (const one of forget.catalogues) catalogues.delete(one);
    if (reading !== null) {
      const catalogue = catalogues.get(reading.catalogue);
      if (catalogue === undefined) throw new Error(`there is no catalogue ${reading.catalogue} here`);
      readers.set(by, analyserOf(catalogue, reading.changes));
    }
    const read = readers.get(by);
    if (read === undefined) throw new Error(`there is no reading ${by} here`);
    return read;
  };

  const answerTo = (read: (article: Article) => Facts, asked: Article): Answer => {
    try {
      const { article: _, ...facts } = read(asked);
      return facts;
    } catch (error) {
      return { failed: String(error) };
    }
  };

  port.on('message', (job: Job) => {
    try {
      const read = readerFor(job);
      say({ job: job.job, begins: true });
      say({ job: job.job, answers: JSON.stringify(job.articles.map((article) => answerTo(read, article))) });
    } catch (error) {
      say({ job: job.job, fault: String(error) });
    }
  });
}
