/** A few lines to begin with, in one language. */
export type Snippet = { readonly name: string; readonly language: string; readonly code: string };

/** What the snippets ask: a question with a name in it, so that nobody has to guess where names go. */
const QUESTION = '/api/v1/sentiment?actors=ukraine&format=';

/** Ways into a notebook, a sheet and a script, for the server at an address. Tests run those whose tool is at hand. */
export const snippets = (url: string): readonly Snippet[] => [
  {
    name: 'curl',
    language: 'sh',
    code: `curl --fail --compressed --output tone.csv '${url}${QUESTION}csv'`,
  },
  {
    name: 'Python, the standard library',
    language: 'python',
    code: `import csv, io, urllib.request

with urllib.request.urlopen("${url}${QUESTION}csv") as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline="")))
    snapshot = answer.headers["X-Snapshot"]
print(len(rows), "rows of snapshot", snapshot)`,
  },
  {
    name: 'Python, pandas',
    language: 'python',
    code: `import pandas as pd

tone = pd.read_csv("${url}${QUESTION}csv", parse_dates=["week"])
print(tone.shape)`,
  },
  {
    name: 'Python, polars',
    language: 'python',
    code: `import io, urllib.request
import polars as pl

with urllib.request.urlopen("${url}${QUESTION}parquet") as answer:
    tone = pl.read_parquet(io.BytesIO(answer.read()))
print(tone.shape)`,
  },
  {
    name: 'Python, DuckDB',
    language: 'python',
    code: `import urllib.request
import duckdb

urllib.request.urlretrieve("${url}${QUESTION}parquet", "tone.parquet")
print(duckdb.read_parquet("tone.parquet").order("week"))`,
  },
  {
    name: 'R',
    language: 'r',
    code: `tone <- read.csv("${url}${QUESTION}csv", encoding = "UTF-8")
tone$week <- as.Date(tone$week)
print(dim(tone))`,
  },
  {
    name: 'Google Sheets',
    language: 'text',
    code: `=IMPORTDATA("${url}${QUESTION}csv")`,
  },
  {
    name: 'JavaScript and TypeScript',
    language: 'js',
    code: `import { newstally } from 'newstally/client';

const news = newstally('${url}');
const { rows, snapshot } = await news.ask('/sentiment', { actors: 'ukraine' });
console.log(rows.length, 'rows of snapshot', snapshot);
for await (const row of news.rows('/evidence', { actors: 'ukraine', tone: 'negative' })) console.log(row.day, row.text);`,
  },
];
