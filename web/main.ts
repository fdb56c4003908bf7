import { languageNow } from './language.ts';
import { speakBy } from './words.ts';

const language = languageNow();
document.documentElement.lang = language.tag;
document.documentElement.dir = language.dir;

// Keys that are pressed before the app is there are pressed again once it is; a browser has a use of its own for Ctrl K.
const early: KeyboardEvent[] = [];
const hold = (event: KeyboardEvent): void => {
  early.push(event);
  if (event.key === 'k' && (event.ctrlKey || event.metaKey)) event.preventDefault();
};
addEventListener('keydown', hold);

// Words are looked up as modules are loaded, so the language comes before everything that speaks. Nothing that speaks may therefore be
// imported here: what this file imports is loaded with it.
async function start(): Promise<void> {
  if (language.tag !== 'en') {
    try {
      const { speak } = await import('./languages/speak.ts');
      speakBy(language, await speak(language));
    } catch {
      // Its texts cannot be had just now: the page is there in English all the same.
    }
  }
  await import('./components/newstally-app.ts');
  removeEventListener('keydown', hold);
  for (const event of early) dispatchEvent(new KeyboardEvent('keydown', event));
  // What only a print needs comes after the first paint.
  const forPrint = (): void => void import('./components/paper.ts');
  if (document.readyState === 'complete') forPrint();
  else addEventListener('load', forPrint);
}
void start();
