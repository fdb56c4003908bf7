import { readFileSync, writeFileSync } from 'node:fs';
import { textsOfPage, wrongIn } from './words/page.ts';

/*
 * npm run words: what a translation lacks. Prints every text of the page that a language has no words for, with the place where it stands,
 * and everything it says that no source says any more; with --tidy, takes the latter out and sorts the rest.
 */
const LANGUAGES = ['uk'];
const { texts } = textsOfPage('web');
let faults = 0;
for (const language of LANGUAGES) {
  const file = `web/languages/${language}.json`;
  const said = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const missing = [...texts].filter(([text]) => said[text] === undefined);
  const unused = Object.keys(said).filter((text) => !texts.has(text));
  const wrong = Object.entries(said).flatMap(([text, words]) => {
    const fault = wrongIn(text, words);
    return fault === null ? [] : [`${text}: ${fault}`];
  });
  for (const [text, places] of missing) console.log(`missing\t${text}\t${places.join(' ')}`);
  for (const text of unused) console.log(`unused\t${text}`);
  for (const one of wrong) console.log(`wrong\t${one}`);
  if (process.argv.includes('--tidy')) {
    const kept = Object.entries(said).filter(([text]) => texts.has(text));
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`);
  }
  faults += missing.length + wrong.length;
  console.log(
    `${language}: ${texts.size} texts, ${missing.length} missing, ${unused.length} unused, ${wrong.length} wrong`,
  );
}
process.exitCode = faults > 0 ? 1 : 0;
