import { dateLine } from './date-lines.ts';
import { any, oneOf } from './patterns.ts';

/** What is known of a page besides its text, so that lines saying only that can be told from sentences. */
export type PageFacts = {
  readonly title: string | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly section: string | null;
  /** Descriptions of its pictures. */
  readonly pictures: ReadonlySet<string>;
};

/** Lines from the beginning in which bylines and dates stand. */
const HEAD = 5;
/** Longer lines are paragraphs. In characters. */
const LONGEST_HEAD_LINE = 160;

/** Words of bylines and date lines, once names, numbers and marks are gone. */
const HEAD_WORDS = new RegExp(
  `(?<!\\p{L})${oneOf(`
    by, and, on, at, in, of, for, updated, published, posted, modified, last, first, today, am, pm, a, p, m, est, edt, et, cst, cdt,
    ct, pst, pdt, pt, gmt, utc, bst, ist, cet, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun, monday, tuesday, wednesday,
    thursday, friday, saturday, sunday, staff, writer, reporter, correspondent, editor, national, political, sports, auto, wire,
    services?, news, press, reports?, associated, ap, reuters, afp, von, am, um, uhr, le, à, por, às, de, min(?:ute)?s? read, read,
    sign in, log in, subscribe, share, print, menu, breaking news, segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira
  `)}(?!\\p{L})`,
  'giu',
);
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;
const PICTURE_COUNT = /^(?:image|photo|picture|slide|bild|foto|фото) \d{1,3} (?:of|von|de|из|з) \d{1,3}$/i;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** True for a line at the beginning that holds only names, a date and words of a byline. */
function isHeadLine(line: string, names: readonly string[]): boolean {
  if (line.length > LONGEST_HEAD_LINE || /["“”?!]/.test(line)) return false;
  if (ADDRESS.test(line)) return true;
  let rest = line;
  for (const name of names) rest = rest.replace(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'giu'), ' ');
  for (let found = dateLine(rest); found !== null; found = dateLine(rest)) {
    const without = rest.replace(found.date, ' ');
    if (without === rest) break;
    rest = without;
  }
  return !/\p{L}/u.test(rest.replace(HEAD_WORDS, ' '));
}

/** Headings of what follows an article, each alone on its line. */
const isTailHeading = any(
  new RegExp(
    `^\\W{0,3}${oneOf(`
      recent articles?, recent (?:posts|stories|news), popular this week, latest news, latest stories, don['’]t miss, about the author,
      about the writer, more great [\\p{L} ]+ stories, related (?:articles?|stories|posts|news|links|reading), related,
      you (?:may|might) (?:also )?(?:like|be interested in), recommended(?: for you| reading)?, most (?:popular|read|viewed), trending(?: now)?,
      read (?:more|next|also)(?: from .+)?, more from .+, top stories, comments?, leave a (?:comment|reply), share this(?: .+)?,
      like this story\\? .*, newsletter, contact us, advertisement, filed under.*, tags?:.*,
      mehr zum thema, mehr dazu, das könnte sie auch interessieren, lesen sie auch, weitere (?:artikel|meldungen|nachrichten),
      lire aussi, à lire aussi, sur le même sujet, leia também, veja também, lea también, te puede interesar, noticias relacionadas,
      leggi anche, potrebbe interessarti, читайте также, читайте також, до теми, по теме, також читайте
    `)}\\W{0,3}$`,
    'iu',
  ),
);
/** Longer lines are sentences. In characters. */
const LONGEST_HEADING = 110;
/** What a heading near the end cuts off is at most this share of the text. */
const LARGEST_TAIL = 0.25;
/** A tail begins after this share of the lines. */
const TAIL_FROM = 0.5;

/** Where the tail begins: at the first heading of another section behind which little text stands. */
function tailOf(lines: readonly string[]): number {
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  let behind = total;
  for (const [at, line] of lines.entries()) {
    if (
      at >= lines.length * TAIL_FROM &&
      behind <= total * LARGEST_TAIL &&
      line.length <= LONGEST_HEADING &&
      isTailHeading(line)
    )
      return at;
    behind -= line.length;
  }
  return lines.length;
}

/** Paragraphs from the end in which an author is described. */
const BIO_LINES = 3;
const LONGEST_BIO = 700;
const DOES = '(?:is|was|are|has been|covers?|writes?|reports?|lives|joined|works|hosts|edits|specializes|specialises)';
const A_WRITER =
  /^(?:[Tt]he (?:author|writer) is (?:an?|the)\b|[\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]+){1,3}(?: \([^)]{3,60}\))? is (?:an?|the) (?:[\p{L}-]+ ){0,4}(?:writer|journalist|reporter|editor|columnist|correspondent|author|contributor)\b)/u;

/** True for a paragraph that tells who wrote the text; "Ann Lee is …" where Ann Lee is the author. */
const isBio = (line: string, authors: readonly string[]): boolean =>
  line.length <= LONGEST_BIO &&
  !/["“”]/.test(line) &&
  (A_WRITER.test(line) ||
    authors.some((name) =>
      [name, name.split(' ')[0] ?? name].some(
        (form) => form.length > 2 && new RegExp(`^${escaped(form)}(?: \\([^)]{3,60}\\))? ${DOES}\\b`, 'u').test(line),
      ),
    ));

/**
 * Takes off what stands around the text of an article: bylines and dates above it, sections and the author's life
 * below it, captions that say what their pictures are described with. A text of nothing else stays as it is.
 */
export function trimEnds(body: string, facts: PageFacts): string {
  const lines = body.split('\n');
  const shown = lines.map((line) => line.trim()).filter((line) => line !== '');
  const tail = tailOf(shown);
  const names = [...facts.authors, facts.source, facts.section, facts.title]
    .filter((name) => name !== null && name.length > 1)
    .sort((one, other) => (other?.length ?? 0) - (one?.length ?? 0)) as string[];
  const gone = new Set<number>();
  for (const [at, line] of shown.entries()) {
    if (at >= tail || PICTURE_COUNT.test(line) || facts.pictures.has(line)) gone.add(at);
    else if (at < HEAD && isHeadLine(line, names)) gone.add(at);
    else if (at >= tail - BIO_LINES && at > 0 && isBio(line, facts.authors)) gone.add(at);
  }
  if (gone.size === 0 || gone.size === shown.length) return body;
  let at = -1;
  return lines
    .filter((line) => {
      if (line.trim() !== '') at += 1;
      return line.trim() === '' || !gone.has(at);
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
