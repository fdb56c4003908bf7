import { expect, test } from 'vitest';
import { createLexiconReader } from '../../../server/analysis/lexicon-score.ts';
import { marked } from '../../support/marked.ts';

/*
 * Sentences made up for this suite, each with two actors seen in opposite tones in two clauses. The lexicon knows no
 * grammar: it reads the words of a clause for whoever stands in it, so a share of these is beyond it, and the share is held.
 */
const PAIRS: readonly string[] = [
  // "but" and its kin
  'The panel praised [Kerr|+] but condemned [Voss|-].',
  'The farmers trust [Kerr|+] but despise [Voss|-].',
  '[Kerr|-] was accused of fraud, but [Voss|+] was praised by the panel.',
  '[Kerr|+] won applause from the crowd, but [Voss|-] was booed and insulted.',
  'Lind thanked [Kerr|+] but blamed [Voss|-] for the delay.',
  '[Kerr|-] lied to the voters, but [Voss|+] was honest with them.',
  'Norland welcomed the offer from [Kerr|+] but rejected the threats of [Voss|-].',
  'The court cleared the name of [Kerr|+] with praise, but [Voss|-] was found guilty of theft.',
  'Nobody trusts [Kerr|-], but [Voss|+] is admired.',
  'They admire [Kerr|+], yet fear [Voss|-].',
  // "while", "whereas", "although"
  'While [Kerr|+] was celebrated in the capital, [Voss|-] was mocked at home.',
  '[Kerr|-] faces charges of corruption, while [Voss|+] enjoys the trust of the voters.',
  'Whereas [Kerr|-] failed the refugees, [Voss|+] won their gratitude.',
  'Although [Kerr|-] was attacked as a liar, [Voss|+] was hailed as a hero.',
  'Voters like the honesty of [Kerr|+], whereas [Voss|-] angers them.',
  'The report commends [Kerr|+] as effective while it slams [Voss|-] as corrupt.',
  '[Kerr|+] is popular with the young, though [Voss|-] is hated by them.',
  'Despite the scandal around [Kerr|-], [Voss|+] remains popular.',
  'Unlike [Kerr|-], who cheated the miners, [Voss|+] is respected.',
  '[Kerr|+] improved the schools, while [Voss|-] ruined the hospitals.',
  // two main clauses with "and"
  '[Kerr|+] was praised, and [Voss|-] was condemned.',
  '[Kerr|-] was jailed for fraud, and [Voss|+] was honoured with a prize for courage.',
  'The miners cheered [Kerr|+] and cursed [Voss|-].',
  '[Kerr|+] saved the harvest and [Voss|-] was blamed for the flood damage.',
  'The panel thanked [Kerr|+] and criticised [Voss|-].',
  'The union endorsed [Kerr|+] and attacked [Voss|-].',
  // semicolon, colon, dash, brackets
  '[Kerr|+] was a great success; [Voss|-] was a terrible failure.',
  '[Kerr|-] betrayed his allies; [Voss|+] inspired hers.',
  'One minister earned respect, [Kerr|+]; the other earned contempt – [Voss|-].',
  'The crowd loved [Kerr|+] – it hated [Voss|-].',
  '[Kerr|-] is despised in the north (the south admires [Voss|+]).',
  'The verdict was plain: [Kerr|+] acted with courage; [Voss|-] was a coward.',
  // speaker and what is said
  '[Kerr|+], who was awarded a prize for courage, said [Voss|-] was a liar.',
  '[Kerr|-], who was convicted of fraud, said [Voss|+] was an honest man.',
  'The disgraced [Kerr|-] said he was grateful to [Voss|+].',
  '“[Kerr|+] is a brilliant ally,” he said, adding that [Voss|-] was useless.',
  'He told the panel that [Kerr|-] had stolen money; [Voss|+] had been helpful.',
  // subject and object of one verb with a second clause behind
  '[Kerr|-] was criticised after his threats, but the panel congratulated [Voss|+].',
  'Experts say [Kerr|-] is corrupt, but they find [Voss|+] trustworthy and honest.',
  'The paper apologised to [Kerr|+] for the smear while it called [Voss|-] a fraud.',
  // negation in one half
  '[Kerr|-] was not honest, but [Voss|+] was.',
  '[Kerr|-] did not support the miners, while [Voss|+] helped them win.',
  '[Kerr|+] was never accused of theft, whereas [Voss|-] was convicted of it.',
  'The panel was not happy with [Kerr|-], but it was impressed by [Voss|+].',
  'Nobody doubts the loyalty of [Kerr|+], but [Voss|-] is not trusted.',
  '[Kerr|+] is no liar, but [Voss|-] is a cheat.',
  // side clauses
  '[Kerr|+] won praise because [Voss|-] had failed so badly.',
  'After [Voss|-] was accused of abuse, the league turned to the popular [Kerr|+].',
  // Written after the rules of clauses were; what they missed were words, and led to the list of news words
  'Auditors found [Kerr|-] guilty of neglect, but they applauded [Voss|+].',
  '[Kerr|+] rescued the talks, while [Voss|-] sabotaged them.',
  'The mayor congratulated [Kerr|+]; he rejected [Voss|-] as a racist.',
  'Many villagers adore [Kerr|+], but they distrust [Voss|-].',
  '[Kerr|-] was arrested for bribery, and [Voss|+] was welcomed as a saviour.',
  'Although [Kerr|+] had won the respect of the miners, [Voss|-] had lost it.',
  'The judge called [Kerr|-] a disgrace but praised [Voss|+].',
  '[Kerr|+] was calm and generous – [Voss|-] was rude and arrogant.',
  'Lind said [Kerr|-] had abused his office, while [Voss|+] had shown courage.',
  'Few doubt that [Kerr|+] is talented, but [Voss|-] is seen as incompetent.',
  '[Kerr|-] has no friends in the council, but [Voss|+] is beloved there.',
  'The strike hurt [Kerr|-], whereas [Voss|+] benefited from it.',
  'Pensioners thanked [Kerr|+] for his kindness, though they scolded [Voss|-] for her lies.',
  'The jury honoured [Kerr|+] with its top award and dismissed [Voss|-] as a failure.',
  'In the south [Kerr|+] is a hero; in the north [Voss|-] is a villain.',
  '[Kerr|-], who had threatened the reporters, was fined, but [Voss|+] was cheered.',
  'While the bank trusts [Kerr|+], it fears [Voss|-].',
  'The league apologised to [Kerr|+], but it suspended [Voss|-] for cheating.',
  '[Kerr|+] delivered a brilliant speech, yet [Voss|-] gave a dull and confusing one.',
  'It was a bad week for [Kerr|-] but a great one for [Voss|+].',
];

/** At least this share of the pairs must come out right on both sides; asked for was 0.8. */
const FLOOR = 0.9;

const read = createLexiconReader();

const SIGN: Record<string, number> = { '+': 1, '-': -1 };

/** The signs that the lexicon gives to the two names of a pair; a score of next to nothing is no sign. */
function signsOf(written: string): { wanted: number[]; got: number[] } {
  const { sentence, names } = marked(written);
  return {
    wanted: names.map(({ mark }) => SIGN[mark] ?? NaN),
    got: names.map((name) => Math.sign(read(sentence, name, names)?.score ?? NaN)),
  };
}

const isRight = ({ wanted, got }: ReturnType<typeof signsOf>): boolean => wanted.every((sign, at) => sign === got[at]);

test('every pair has two names with opposite marks', () => {
  const odd = PAIRS.filter((written) => !['1,-1', '-1,1'].includes(signsOf(written).wanted.join(',')));
  expect(odd).toEqual([]);
  expect(new Set(PAIRS).size).toBe(PAIRS.length);
  expect(PAIRS.length).toBeGreaterThanOrEqual(40);
});

test('two actors with opposite tone in two clauses come out right in at least nine of ten sentences', () => {
  const wrong = PAIRS.filter((written) => !isRight(signsOf(written)));
  const right = PAIRS.length - wrong.length;
  console.log(`clause pairs: ${right} of ${PAIRS.length} right on both sides; not: ${JSON.stringify(wrong, null, 1)}`);
  expect(right / PAIRS.length).toBeGreaterThanOrEqual(FLOOR);
});
