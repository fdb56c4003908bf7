import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { speakingSources, textsOfPage, wrongIn } from '../../../scripts/words/page.ts';
import { VOCABULARY } from '../../../scripts/words/vocabulary.ts';
import { unsaidIn } from '../../../scripts/words/unsaid.ts';
import { keyOf } from '../../../web/languages/key.ts';
import { LANGUAGES } from '../../../web/language.ts';
import { root } from '../../support/sources.ts';

const web = join(root, 'web');
const page = textsOfPage(web);
const translations = LANGUAGES.filter(([tag]) => tag !== 'en').map(
  ([tag]) =>
    [tag, JSON.parse(readFileSync(join(web, 'languages', `${tag}.json`), 'utf8')) as Record<string, string>] as const,
);

test('every text of the page has its words in every language, with its tags and nothing that is not in it', () => {
  console.log(
    `texts: ${page.texts.size} in ${page.files} files, ${translations.length} translation, ${page.looked.length} calls that look up words`,
  );
  expect(page.texts.size).toBeGreaterThan(1500);
  expect(translations.length).toBeGreaterThan(0);
  for (const [tag, said] of translations) {
    const missing = [...page.texts].filter(([text]) => said[text] === undefined);
    expect([tag, missing]).toEqual([tag, []]);
    const wrong = Object.entries(said).flatMap(([text, words]) => wrongIn(text, words) ?? []);
    expect([tag, wrong]).toEqual([tag, []]);
    // What no source says any more only makes the page larger.
    expect([tag, Object.keys(said).filter((text) => !page.texts.has(text))]).toEqual([tag, []]);
  }
});

test('no two texts have one short name', () => {
  const names = new Map<string, string>();
  for (const text of page.texts.keys()) {
    expect(names.get(keyOf(text)) ?? text).toBe(text);
    names.set(keyOf(text), text);
  }
});

/** What looks like words and is none: names of keys, of classes and of files, what is sent as it is, and names of languages. */
const NONE: Readonly<Record<string, readonly string[]>> = {
  'charts/format.ts': ['Sep'],
  'charts/picture.ts': ['Source Serif 4 Variable, Georgia, serif'],
  'components/catalogue-section.ts': ['the dashboard'],
  'components/figure-tools.ts': [' Newstally'],
  'components/filter-bar.ts': ['token of-list'],
  'components/newstally-app.ts': ['  – Newstally'],
  'components/sending-section.ts': ['mondays at 06:00', 'weekdays at 07:00', 'daily at 06:30'],
  'components/subscription-form.ts': ['daily at 06:00', 'weekdays at 07:00'],
  'keys.ts': ['Ctrl K', 'Esc', 'Home', 'End', 'Enter'],
  'language.ts': ['English', 'Українська'],
  'main-question.ts': ['share of voice', 'unknown names'],
  'pages/pairs-table.ts': ['number wide-only'],
  'roster-words.ts': ['watchlist NAME ACTOR …', 'collection NAME SOURCE …'],
  'sharing.ts': ['Newstally'],
};

test('no text for people is left in a source that nobody looks up in their language', () => {
  const seen = new Set<string>();
  const unsaid = speakingSources(web).flatMap((path) => {
    const file = relative(web, path);
    return unsaidIn(readFileSync(path, 'utf8')).flatMap(({ text, line }) => {
      const isNone = NONE[file]?.includes(text) === true;
      if (isNone) seen.add(`${file}: ${text}`);
      return isNone ? [] : [`${file}:${line} ${text}`];
    });
  });
  expect(unsaid).toEqual([]);
  const excused = Object.entries(NONE).flatMap(([file, texts]) => texts.map((text) => `${file}: ${text}`));
  expect(excused.filter((one) => !seen.has(one))).toEqual([]);
});

test('every page speaks through its own html, and no word of the vocabulary is there twice', () => {
  const past = speakingSources(web).filter((path) =>
    /import \{[^}]*\bhtml\b[^}]*\} from 'lit'/.test(readFileSync(path, 'utf8')),
  );
  expect(past).toEqual([]);
  expect(new Set(VOCABULARY).size).toBe(VOCABULARY.length);
});
