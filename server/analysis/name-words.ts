import given from '../../data/names/given-names.json' with { type: 'json' };
import things from '../../data/names/things.json' with { type: 'json' };
import words from '../../data/names/words.json' with { type: 'json' };

/** Given names of people, as folded words. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(given.names);

/** Words that make what stands before them the name of a thing: "Post", "Center", "Canal". */
export const THINGS_BEHIND: ReadonlySet<string> = new Set(things.behind);
/** Words that make what stands behind them the name of a thing: "New", "Hurricane". */
export const THINGS_AHEAD: ReadonlySet<string> = new Set(things.ahead);
/** Words that do so with "of" between: "Bank of", "University of". */
export const THINGS_AHEAD_OF: ReadonlySet<string> = new Set(things.aheadOfPlace);
/** Words, also in small letters, that make a town before them the name of what was agreed there: "Minsk accords". */
export const AGREED_THERE: ReadonlySet<string> = new Set(things.behindTown);
/** Words that make "military" before them an adjective: "Russian military action". */
export const MILITARY_THINGS: ReadonlySet<string> = new Set(things.military);

/** Words that open a sentence and are capitalised for that alone. */
export const ORDINARY: ReadonlySet<string> = new Set(words.ordinary);
/** Words that are also names: "May", "Rice", "Hope". */
export const WORDS_AS_NAMES: ReadonlySet<string> = new Set(words.asNames);
/** Words that may stand right before a family name: "Mr.", "Republican". */
export const BEFORE_NAMES: ReadonlySet<string> = new Set(words.beforeNames);
export const CALENDAR: ReadonlySet<string> = new Set(words.calendar);
/** "Jr.", "III": a name with one of them is another person's than the name without. */
export const SUFFIXES: ReadonlySet<string> = new Set(words.suffixes);
