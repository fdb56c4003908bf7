import { counted, type Measured, ofHundred } from './measured.ts';

/** A sentence of a figure, "$" where the figure stands, "#" the scorer; `turned` where it tells the rest to a hundred. */
type Saying = { readonly text: string; readonly turned?: true };

const tone = (toward: string, of: string): Record<string, Saying> => ({
  'macro F1': { text: `Tone toward ${toward} by #: macro-F1 $ of 100 over three classes in ${of}.` },
  'right class': { text: `Tone toward ${toward} by #: the right one of three classes in $ of 100 ${of}.` },
  'no opposite sign': { text: `Tone toward ${toward} by #: the opposite sign in $ of 100 ${of}.`, turned: true },
});

const TONES: Readonly<Record<string, Record<string, Saying>>> = {
  'NewsMTSC dev': tone('a person', 'sentences of US political news'),
  organisations: tone('an organisation', 'sentences written for the project'),
  'organisations by common words': tone(
    'an organisation without a proper name, such as “the tax office”',
    'sentences written for the project',
  ),
  'organisations by proper names': tone('an organisation with a proper name', 'sentences written for the project'),
  countries: tone('a country', 'sentences written for the project'),
  'PerSenT dev': {
    'macro F1': { text: 'Tone of a whole text toward its main person by #: macro-F1 $ of 100 over three classes.' },
  },
  'clause pairs': {
    order: { text: 'Of 100 made-up sentences about two actors in opposite tones, # tells the two apart in $.' },
    'both signs': {
      text: 'Of 100 made-up sentences about two actors in opposite tones, # gives both the right sign in $.',
    },
  },
  'negation suite': { '': { text: 'Of 100 made-up sentences with a negation, $ get the right tone by #.' } },
};

const names = (text: string): Record<string, Saying> => ({
  'with kind': { text: `All names with their kind are found with an F1 of $ of 100 in ${text}.` },
  span: { text: `All names, whatever their kind, are found with an F1 of $ of 100 in ${text}.` },
  'strangers, span': { text: `Names that the catalogue does not hold are found with an F1 of $ of 100 in ${text}.` },
});

const NAMES: Readonly<Record<string, Record<string, Saying>>> = {
  'CrossNER politics dev': names('sentences about politics'),
  'CoNLL val': names('a news wire of 1996'),
};

const SAYINGS: Readonly<Record<string, Saying>> = {
  'extraction: the measure against a published row': {
    text: 'Our measure of pages gives a published figure to within $ of 100.',
    turned: true,
  },
  'extraction: F1': { text: 'The text of an article is taken out of its page with an F1 of $ of 100.' },
  'extraction: exact': { text: 'Of 100 pages, the text of $ is taken out word for word.' },
  'extraction: pages with a body': { text: 'Of 100 pages with an article, some text is found in $.' },
  'extraction: fundus bodies, F1': {
    text: 'Against parsers made for each site, the text of an article has an F1 of $ of 100.',
  },
  'dates: fundus, day exact': { text: 'Of 100 pages of news sites, $ get the very day of publication.' },
  'dates: htmldate sets, day exact': { text: 'Of 100 pages of all sorts, $ get the very day of publication.' },
  'dates: htmldate default, day exact': { text: 'Of 100 pages of many countries, $ get the very day.' },
  'dates: htmldate mediacloud, day exact': { text: 'Of 100 pages of news worldwide, $ get the very day.' },
  'dates: pages not dated today': { text: 'Of 100 pages, $ are not dated on the day they are read.' },
  'metadata: fundus titles exact': { text: 'Of 100 pages, $ get the title that a parser made for the site reads.' },
  'metadata: fundus authors exact': { text: 'Of 100 pages, $ get just the authors that such a parser reads.' },
  'feeds: assertions, living formats': { text: 'Of 100 test feeds in formats of today, $ are read as they should.' },
  'feeds: assertions, extinct formats': {
    text: 'Of 100 test feeds in formats of the past, $ are read as they should.',
  },
  'feeds: text of hostile HTML': { text: 'Of 100 test feeds with hostile HTML, $ give the text a reader would see.' },
  'feeds: whole items of cut feeds': { text: 'Of 100 items that stand whole in a feed cut off, $ are kept.' },
  'stories: re-scrapes found, addresses hidden': {
    text: 'Of 100 pages read again at a hidden address, $ join the story of the first.',
  },
  'stories: pairs of one report': { text: 'Of 100 pairs of articles in one story, $ are one report.' },
  'stories: re-scrapes found by address': { text: 'Of 100 pages read again at their address, $ are known as such.' },
  'boilerplate: articles without a repeated first or last line': {
    text: 'Of 100 articles, $ keep no first or last line that their source repeats.',
  },
  'mentions: precision': { text: 'Of 100 mentions that are counted, $ mean the actor they are given to.' },
  'mentions: recall': { text: 'Of 100 names of catalogued actors that a reader sees, $ are counted.' },
  'mentions: unseen fifth, precision': {
    text: 'Of 100 mentions that are counted in reports nobody looked at while rules were made, $ mean the actor they are given to.',
  },
  'mentions: unseen fifth, recall': {
    text: 'Of 100 names in reports nobody looked at while rules were made, $ are counted.',
  },
  'mentions: none from junk': { text: 'Of 100 mentions, $ stand in the report and not in captions or navigation.' },
  'mentions: demonyms, precision': { text: 'Of 100 words for peoples that are found, $ mean the country given.' },
  'mentions: demonyms, recall': { text: 'Of 100 words for peoples that a reader sees, $ are found.' },
  'mentions: metonyms, precision': { text: 'Of 100 seats found to stand for a state, $ do.' },
  'mentions: metonyms, recall': { text: 'Of 100 seats that stand for a state, $ are found.' },
  'quotes: PolNeAR dev, source F1': {
    text: 'Who says or thinks something in political news is found with an F1 of $ of 100.',
  },
  'quotes: PolNeAR dev, right source of quoted words': {
    text: 'Of 100 passages in quotation marks in political news, $ get the right source.',
  },
};

const GROUP = /^tone: groups of (\d+), (nearness|right sign|90 % interval)/;

/** What a figure means, for somebody who does not know the measure. An error for a figure that nobody has put into words. */
export function statementOf(figure: Pick<Measured, 'name' | 'value' | 'low' | 'high' | 'of'>): string {
  const { name, value, low, high, of } = figure;
  const group = GROUP.exec(name);
  if (group !== null) return groupStatement(group[1] ?? '', group[2] ?? '', value);
  const saying = SAYINGS[name] ?? toneSaying(name) ?? nameSaying(name);
  if (saying === undefined) throw new Error(`scripts/evaluate/statements.ts has no words for "${name}"`);
  const told = (share: number) => (saying.turned === true ? 1 - share : share);
  const at = (share: number) => ofHundred(told(share), told(value));
  const ends =
    low === null || high === null ? [] : [saying.turned === true ? `${at(high)}–${at(low)}` : `${at(low)}–${at(high)}`];
  const around = [...ends, `n ${counted(of)}`].join(', ');
  return `${saying.text.replace('$', at(value)).replace(/\.$/, '')} (${around}).`;
}

function toneSaying(name: string): Saying | undefined {
  const [, set = '', scorer = '', measure = ''] = /^tone: ([^,]+), ([a-z]+)(?:, (.+))?$/.exec(name) ?? [];
  const saying = TONES[set]?.[measure];
  return saying === undefined ? undefined : { ...saying, text: saying.text.replace('#', scorer) };
}

function nameSaying(name: string): Saying | undefined {
  const [, set = '', measure = ''] = /^names: ([^,]+), (.+)$/.exec(name) ?? [];
  return NAMES[set]?.[measure];
}

function groupStatement(size: string, measure: string, value: number): string {
  const mean = `the adjusted mean tone of ${size} mentions of a person`;
  if (measure === 'nearness')
    return `Simulated: ${mean} lies ${(1 - value).toFixed(2)} from the true one (root mean square).`;
  if (measure === 'right sign') return `Simulated: ${mean} has the right sign in ${ofHundred(value)} of 100 groups.`;
  return `Simulated: how often 90 % intervals around ${mean} hold the true one is ${ofHundred(1 - value)} of 100 off.`;
}
