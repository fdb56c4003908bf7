/**
 * The measure of the article extraction benchmark: runs of four words, counted with repeats, compared text by text;
 * precision and recall are means over the texts, and F1 is that of the two means.
 */

/** Words as the benchmark cuts them: letters, digits and underscores; marks of punctuation do not count. */
const WORD = /[\p{L}\p{N}_]+/gu;
const RUN = 4;

/** How often each run of four words stands in a text; a shorter text is one run. */
function runsOf(text: string): Map<string, number> {
  const words = text.match(WORD) ?? [];
  const runs = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - RUN + 1); at += 1) {
    const run = words.slice(at, at + RUN).join(' ');
    if (run !== '') runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

/** Shares of all runs of two texts: in both, only found, only expected. */
export type Compared = { readonly both: number; readonly extra: number; readonly missing: number };

export function compare(expected: string, found: string): Compared {
  const [wanted, seen] = [runsOf(expected), runsOf(found)];
  let [both, extra, missing] = [0, 0, 0];
  for (const run of new Set([...wanted.keys(), ...seen.keys()])) {
    const [want, see] = [wanted.get(run) ?? 0, seen.get(run) ?? 0];
    both += Math.min(want, see);
    extra += Math.max(0, see - want);
    missing += Math.max(0, want - see);
  }
  const sum = both + extra + missing || 1;
  return { both: both / sum, extra: extra / sum, missing: missing / sum };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (part: number, rest: number): number => (rest === 0 ? 1 : part / (part + rest));

/** Precision, recall, their F1, and the share of texts without any difference. */
export function scoreOf(texts: readonly Compared[]) {
  const found = texts.filter(({ both, extra }) => both + extra > 0);
  const wanted = texts.filter(({ both, missing }) => both + missing > 0);
  const precision = mean(found.map(({ both, extra }) => share(both, extra)));
  const recall = mean(wanted.map(({ both, missing }) => share(both, missing)));
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    exact: mean(texts.map(({ extra, missing }) => (extra === 0 && missing === 0 ? 1 : 0))),
  };
}
