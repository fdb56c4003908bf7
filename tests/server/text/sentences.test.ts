import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../../server/text/sentences.ts';

/** Bodies with ¦ where one sentence ends and the next begins. */
const CASES: Record<string, readonly string[]> = {
  'plain sentences': [
    'The talks ended.¦ Nobody signed.',
    'Who will pay?¦ Nobody knows.',
    'Stop!¦ The bridge is closed.',
    'Really?!¦ Really.',
    'One sentence without a stop',
    'It opened in 2019.¦ Two years later it shut.',
    'Visit example.org for the map.',
    'Booking.Com raised its fees.',
    'They counted (twice).¦ Nothing was missing.',
    '(The count was wrong.)¦ They began again.',
  ],
  'titles and names': [
    'Mr. Lee met Mrs. Ray.¦ They agreed.',
    'Dr. Ann Lee and Prof. Bo Ray wrote it.',
    'Gen. Mark Hale spoke.¦ Lt. Col. Dan Fox listened.',
    'Sen. Ann Lee, R-Tenn., voted no.¦ Rep. Bo Ray did not.',
    'Gov. Kim Day and Sec. Joe Hall left.',
    'St. Petersburg was cold.¦ They flew to St. Louis.',
    'Mt. Baker is high.',
    'Lt.-Col. Fox and Gov.-elect Lee spoke.',
    'King John II.¦ He was young.',
    'GEN. MARK HALE ARRIVED.¦ THE GUARD SALUTED.',
    'It was France vs. Spain.¦ France won.',
    'Martin Luther King Jr. Day is in January.',
    'He met Bo Ray Jr.¦ They spoke for an hour.',
  ],
  initials: [
    'J. K. Rowling spoke.',
    'George W. Bush and John F. Kennedy are in the hall.',
    'J.R.R. Tolkien wrote it.¦ Everyone read it.',
    'The plan is called B.¦ It failed.',
    'Samuel L. “Sam” Reed resigned.',
    'He teaches pre-K.¦ Children like him.',
  ],
  'acronyms with stops': [
    'He lives in the U.S. and works there.',
    'He lives in the U.S.¦ He works there.',
    'The U.S. Senate met.¦ The U.N. did not.',
    'The U.S. 7th Fleet sailed.',
    'She came from the U.S.¦ “We are tired,” she said.',
    'WASHINGTON, D.C. — The house voted.',
    'The U.K. and the E.U. signed.¦ Trade resumed.',
    'He has a Ph.D. in law.¦ She has none.',
    'Police in Washington, D.C.¦ After that, silence.',
  ],
  'companies, months and states': [
    'Apple Inc. Chairman Art Levin quit.',
    'He runs Acme Inc.¦ The company grew.',
    'Acme Corp. and Widget Co. merged.',
    'It began on Jan. 5 and ended on Feb. 7.¦ Spring came.',
    'They met on Sept. 11.¦ It rained.',
    'He moved to Nashville, Tenn.¦ He liked it.',
    'The firm moved to Austin, Tex. from Ohio.',
  ],
  'figures and times': [
    'Prices rose 3.5 percent.¦ Wages did not.',
    'It cost $1.2 million.¦ 300 people paid.',
    'Turnout was 71.5%.¦ 12 parties stood.',
    'Article No. 5 was read.¦ Nobody spoke.',
    'He said no.¦ No.¦ He said it again.',
    'No. 10 was shut.',
    'The bill, S. 744, passed.',
    'See p. 12 and Fig. 3 of it.',
    'They left at 5 p.m.¦ The road was empty.',
    'They left at 5 p.m. Eastern time.',
    'They meet at 9 a.m. Monday in Riga.',
    'They left at 11:30 p.m. and slept.',
    '1. The first point is peace.',
    'The score was 3-0.¦ 40 fans cheered.',
  ],
  quotations: [
    '“We are ready,” he said.¦ “They are not.”¦ He left.',
    '“Never!” Bo Ray said.¦ The room was still.',
    '“Will it hold?” she asked.¦ Nobody answered.',
    '"We are ready."¦ The room was still.',
    '"Never!" Ann Lee shouted.¦ The crowd agreed.',
    "He wrote 'It is over.'¦ The letter was short.",
    '«Ми тут».¦ Він пішов.',
    '„Wir sind da.“¦ Er ging.',
    'He called it “a first step.”¦ Others laughed.',
    '“It is done.¦ It is over.”',
    '“Who goes there?”¦ They ran.',
    '“Glory! ”¦ The crowd stood.',
    'She asked “why?” and left.',
    '"We go," he said.¦ "They stay."',
    'He asked, “Who is it?”¦ Then he left.',
    '“He said ‘no.’”¦ They left.',
    '"He said \'no.\'"¦ They left.',
    '“Is it so?” Lee asked.¦ It was.',
    '(“Not now,” she said.)¦ They waited.',
  ],
  'ellipses and dashes': [
    'We will ... Trump said so.',
    'We will...¦ Trump said so.',
    'We waited…¦ Nobody came.',
    'They were… not ready.',
    'They waited . . . and left.',
    'They waited ...¦ The door stayed shut.',
    'KYIV, Ukraine — The siren stopped.¦ People came out.',
    'He left – nobody knew why – at noon.¦ She stayed.',
    'It was over.¦ – We go, he said.',
    '… and so it ended.¦ They went home.',
    '… Lee was there.¦ They went home.',
    '“... Lee was there.”¦ They went home.',
    'They met […] Lee in Rome.¦ He smiled.',
    'They met (...) Lee in Rome.',
    'They met in Rome […].¦ Lee smiled.',
  ],
  'line breaks': [
    'Talks open in Riga¦\nThe ministers met.',
    'Antony Blinken in Kyiv¦\n\nHe spoke.¦ He left.',
    '• Bread¦\n• Water¦\n• Salt.',
    '- Peace.¦\n- Land.',
    '1. Peace¦\n2. Land',
    'He said “we¦\u2028are here.”',
    'Mr.¦\nLee',
  ],
  'words that touch': [
    'They left.¦The road was empty.',
    'He said “we go.”¦The road was empty.',
    'He said "we go."¦The road was empty.',
    'It is done!¦Nobody cheered.',
    'He scored 5.¦Then he left.',
    '“Never!”Bo Ray said.',
    'He uses Node.Js at work.',
    'Write to Ann.Lee@example.org now.',
    'They left.¦Write to lee@example.org now.',
    'See https://example.org/News.Today now.',
    'Sgt.Smith fell.',
    'Yahoo! News reported it.',
    'He sold Yahoo!¦ The money was good.',
  ],
  'small letters that begin a sentence, and those that do not': [
    'The shop sells phones.¦ iPhone sales fell.',
    'The cell was broken up.¦ al-Qaeda denied it.',
    'He said so. and then nothing.',
    'It was approx. half, i.e. too few.',
  ],
  'Cyrillic and other scripts': [
    'Президент приїхав.¦ Його зустріли.',
    'Він живе на вул. Шевченка.¦ Вона теж.',
    'Це було у 2014 р. в Києві.',
    'Акад. Петренко виступив.',
    'Т. Шевченко народився тут.',
    'Чому?¦ Ніхто не знає!¦ Так.',
    'Он уехал.¦ Она осталась.',
    'Проф. Иванов ответил.',
    'Його прийняв акад. Петренко.¦ Вони говорили.',
    'Ст. 5 закону змінили.¦ Рис. 3 вилучили.',
    'Див. також додаток.¦ Вул. Садова порожня.',
    'Сума склала 5 млн. грн. за рік.',
    '会議は終わった。¦誰も署名しなかった。',
    'बैठक समाप्त हुई।¦ कोई नहीं आया।',
    'هل انتهى؟¦ لا أحد يعرف.',
    'El acto terminó.¦ ¿Quién paga?¦ ¡Nadie!',
    'Élan vital.¦ Être ou ne pas être.',
  ],
  'emoji and signs': [
    'Great news 😀.¦ They won.',
    'They won.¦ 😀 Everybody danced.',
    'A 👨‍👩‍👧 came.¦ They stayed.',
    'The G7 met.¦ @annlee was there.',
    '* * *',
  ],
};

const cutOf = (body: string): string[] => sentencesOf(null, body).map(({ text }) => text);
const all = Object.entries(CASES).flatMap(([kind, cases]) => cases.map((marked) => [kind, marked] as const));

test.each(all)('%s: %j is cut where it is marked', (_kind, marked) => {
  expect(cutOf(marked.replaceAll('¦', ''))).toEqual(marked.split('¦').map((text) => text.trim()));
});

test('the table above is as large as it should be', () => {
  console.log(`sentences: ${all.length} cases of ${Object.keys(CASES).length} kinds`);
  expect(all.length).toBeGreaterThanOrEqual(125);
});

test('the title is sentence 0 with its place in the title, the body counts from 1 with places in the body', () => {
  expect(sentencesOf(' Talks open. In Riga ', 'They met. He left.')).toEqual([
    { no: 0, start: 1, end: 20, text: 'Talks open. In Riga' },
    { no: 1, start: 0, end: 9, text: 'They met.' },
    { no: 2, start: 10, end: 18, text: 'He left.' },
  ]);
});

test('no title or a blank one gives no sentence 0, a blank body no other', () => {
  expect(sentencesOf(null, 'They met.').map(({ no }) => no)).toEqual([1]);
  expect(sentencesOf(' \n', 'They met.').map(({ no }) => no)).toEqual([1]);
  expect(sentencesOf('Talks open', ' \n\u00A0\n ').map(({ no }) => no)).toEqual([0]);
  expect(sentencesOf(null, '')).toEqual([]);
});

test('places are counted in UTF-16 units: an emoji has two, a family of three eight', () => {
  expect(sentencesOf('😀 Riga', '😀 They won. He left.\n\n👨‍👩‍👧 came. Київ спить.')).toEqual([
    { no: 0, start: 0, end: 7, text: '😀 Riga' },
    { no: 1, start: 0, end: 12, text: '😀 They won.' },
    { no: 2, start: 13, end: 21, text: 'He left.' },
    { no: 3, start: 23, end: 37, text: '👨‍👩‍👧 came.' },
    { no: 4, start: 38, end: 49, text: 'Київ спить.' },
  ]);
});

test('white space around and between sentences belongs to none of them', () => {
  expect(sentencesOf(null, '  They met.  \n\n\t\u00A0He left. \u2003 She stayed.\r\n')).toEqual([
    { no: 1, start: 2, end: 11, text: 'They met.' },
    { no: 2, start: 17, end: 25, text: 'He left.' },
    { no: 3, start: 28, end: 39, text: 'She stayed.' },
  ]);
});

/** What sentences are made of and cut at, thrown together; also text that nobody would write. */
const MARKS = '. ... … ! ? " \' “ ” ‘ ’ « » „ ( ) [ ] – - • 。 ؟ 😀 👨‍👩‍👧';
const WORDS = 'Mr U.S Inc No p.m Yahoo Lee He said Він вул 5 3.5 J iPhone a@b.org https://b.org/A.B';
const SPACES = ' |  |\n|\r\n|\u00A0|\u2028|\uFEFF|\uD83D';
const pieces = fc.constantFrom(...MARKS.split(' '), ...WORDS.split(' '), ...SPACES.split('|'));
const bodies = fc.oneof(
  fc.array(pieces, { maxLength: 40, size: 'max' }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 40, size: 'max' }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

test('sentences are slices in order that do not overlap, and hold every character that is not white space', () => {
  let seen = 0;
  fc.assert(
    fc.property(bodies, (body) => {
      const found = sentencesOf(null, body);
      expect(found.map(({ no }) => no)).toEqual(found.map((_, at) => at + 1));
      let end = 0;
      for (const sentence of found) {
        expect(sentence.start).toBeGreaterThanOrEqual(end);
        expect(body.slice(end, sentence.start).trim()).toBe('');
        expect(sentence.text).toBe(body.slice(sentence.start, sentence.end));
        expect(sentence.text.trim()).toBe(sentence.text);
        expect(sentence.text).not.toBe('');
        end = sentence.end;
      }
      expect(body.slice(end).trim()).toBe('');
      seen += found.length;
    }),
    { numRuns: 500 },
  );
  console.log(`sentences: ${seen} in 500 random bodies`);
  expect(seen).toBeGreaterThan(700);
});

test('no sentence begins or ends within a pair of surrogates', () => {
  const wellFormed = bodies.map((body) => body.replace(/\p{Surrogate}/gu, '😀'));
  fc.assert(
    fc.property(wellFormed, (body) => {
      expect(sentencesOf(null, body).filter(({ text }) => /\p{Surrogate}/u.test(text))).toEqual([]);
    }),
  );
});

test('a line break always ends a sentence', () => {
  fc.assert(
    fc.property(bodies, bodies, (one, other) => {
      const apart = [...sentencesOf(null, one), ...sentencesOf(null, other)].map(({ text }) => text);
      expect(sentencesOf(null, `${one}\n${other}`).map(({ text }) => text)).toEqual(apart);
    }),
  );
});
