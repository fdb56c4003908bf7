import { isTitleLike } from './lines.ts';
import { any, oneOf } from './patterns.ts';

/** Lines with the fixed wording of buttons, boxes and notes. All patterns are asked with folded punctuation. */

/** "Advertisement", "Advertisement - scroll to continue", "Story continues below". */
export const isAdvert = any(
  /^(?:advertisements?|advertising|advert|ads?|(?:sponsored|promoted)(?: content)?|paid (?:post|content))[\s:.]*$/i,
  /^(?:реклама|anzeige|publicité|publicidad)[\s:.]*$/i,
  /^[-–—]?\s*advertisement\s*[-–—:|,.]?\s*(?:story |article )?(?:scroll|continue[sd]?|keep|swipe|skip)\b.{0,60}$/i,
  /^(?:(?:story|article|post|content|column) )?continue[sd]? (?:reading )?(?:below|after)(?: .{0,24})?[\s:.]*$/i,
  /^continue reading the main story[\s.]*$/i,
  /^scroll (?:down )?(?:to|for) (?:continue|more|keep reading).{0,30}$/i,
  /^skip (?:this )?(?:ad|advert|advertisement)$/i,
);

/** What a template or a gallery leaves where something was embedded. */
export const isPlaceholder = any(
  /^\[(?:pull ?quote|audio-?clip|video|embed\w*|image|gallery|photo|caption|related|inline-\w+)[^\]]{0,80}\]$/i,
  /^(?:slideshow \(\d+ images?\)|(?:prev |next )?image \d+ of \d+|view (?:gallery|slideshow)|\d+ of \d+ photos)$/i,
  /^(?:(?:hide|toggle|show) caption|media playback is (?:not supported|unsupported).{0,40})$/i,
);

const NETWORKS =
  'facebook, twitter, linkedin, reddit, whatsapp, pocket, flipboard, pinterest, telegram, viber, messenger';
const SHARE_WORDS = oneOf(`
  ${NETWORKS}, shares?, this, article, story, page, on, via, with, to, tweet, retweet, post, e-?mail, mail, print, pin,
  it, instagram, youtube, google, copy, copied, link, save, bookmark, comments?, close, x, messages, sms, more, \\d+,
  поділитися, поделиться, у, в
`);
const ONLY_SHARE_WORDS = new RegExp(`^(?:${SHARE_WORDS}(?=[\\s:,|.+-]|$)[\\s:,|.+-]*)+$`, 'i');
const SHARE_ANCHOR = new RegExp(
  `^${oneOf(`
    ${NETWORKS}, shares?, tweet, retweet, e-?mail, print, link copied, copy, \\d* ?comments?, bookmark, close, save,
    поділитися, поделиться
  `)}`,
  'i',
);

const COMMENTS =
  /^(?:(?:view|show|hide|leave|add|post|see) (?:an? |all |the )?(?:\d+ )?comments?|join the conversation)[\s.:]*$/i;

/** Nothing but the words of share buttons. */
export const isShare = (line: string): boolean =>
  (SHARE_ANCHOR.test(line) && ONLY_SHARE_WORDS.test(line)) || COMMENTS.test(line);

const NETWORK = `(?:@|(?:our |the )?${oneOf(`
  [Tt]witter, [Ff]acebook, [Ii]nstagram, [Tt]elegram, [Yy]ou[Tt]ube, [Ll]inked[Ii]n, [Tt]ik[Tt]ok, [Ww]hats[Aa]pp,
  [Tt]hreads, Google News, Flipboard, X\\b
`)})`;
const NAME = "[\\p{Lu}@][\\p{L}\\p{N}.'&-]*";
const WHOM = `(?: (?:him|her|them|the authors?|(?:the )?${NAME}))?(?: (?:and|reporter|editor|${NAME})){0,6}`;

/** "Follow @politico", "Follow Ann Lee on Twitter: @annlee", "Like us on Facebook." */
export const isFollow = any(
  /^\W{0,4}follow @\w+/i,
  new RegExp(`^\\W{0,4}(?:[Ff]ollow|[Ll]ike|[Jj]oin|[Ff]ind) (?:us|me)(?: and join us)?(?:,? (?:on|at))?:? ${NETWORK}`),
  new RegExp(`^\\W{0,4}(?:[Ff]ollow|FOLLOW|[Jj]oin|[Ff]ind)${WHOM}(?:,? (?:on|at))?:? ${NETWORK}`, 'u'),
);

const SIGN_UP = '(?:^|[.?!:] ?)[\\s*•|[(>-]{0,3}(?:sign ?up|subscribe)';
const SENT =
  '(?:newsletters?|inbox|alerts?|e-?mails?|briefing|digest|podcasts?|youtube|daily|news ?roundup|as little as)';
const signsUp = any(
  new RegExp(`${SIGN_UP} (?:for|to|here)\\b.{0,120}\\b${SENT}\\b`, 'i'),
  new RegExp(`${SIGN_UP}(?: here| now| today)?(?: for as little as.{0,40})?[\\s.!:>\\])*]*$`, 'i'),
);
const offersNews = any(
  /^[\s*•|[(>-]{0,3}(?:want|get|receive) .{3,140}(?:\binbox\b|newsletters?\b|\bsign up\b)/i,
  /^(?:thank you|thanks) for (?:signing up|subscribing)\b/i,
  /^(?:manage newsletters|our free newsletters?|enter your e-?mail.{0,40}|by signing up,? you agree.{0,120})$/i,
  /^(?:підпис(?:уйтесь|уйтеся|атися) (?:на|до)|подп(?:исывайтесь|ишитесь) на) .{2,80}$/i,
);

/** Invitations to newsletters, podcasts and apps. */
export const isNewsletter = (line: string): boolean =>
  (/sign ?up|subscribe/i.test(line) && signsUp(line)) || offersNews(line);

const MORE_LABEL = oneOf(`
  read (?:more|also|next|on), also read, read the full (?:story|article), see also, читайте (?:також|также|ще|еще),
  до теми, по теме, related(?: (?:stor(?:y|ies)|articles?|content|links?|coverage|topics?|videos?|news|posts?))?
`);
const LONE_LABEL = new RegExp(
  `^\\W{0,3}${oneOf(`
    ${MORE_LABEL}, see full web article, further reading, recommended(?: for you)?, go deeper, trending, up next,
    latest, watch, more, urgent, most (?:read|popular), you (?:may|might) (?:also )?like, more (?:stories|news)
  `)}[\\s:.>»]*$`,
  'i',
);
const LABELLED_LINK = new RegExp(`^\\W{0,3}${MORE_LABEL}\\s?[:|>»] ?.{2,160}$`, 'i');

/** "READ MORE: Voting bill signed": a label, a mark and a headline. Unmistakable wherever it stands. */
export const isLabelledLink = (line: string): boolean => LABELLED_LINK.test(line) && isTitleLike(line);

/** The other ways of pointing elsewhere, which need the end of a text to be told from it. */
export const isReadMore = (line: string): boolean =>
  LONE_LABEL.test(line) ||
  /^\W{0,3}click (?:here )?(?:to|for) .{2,80}$/i.test(line) ||
  /^\W{0,3}read more (?:from|about|on|at|in|of|coverage|stories)\b.{0,100}$/i.test(line) ||
  (/^(?:watch|listen|more)(?: now| live| here)?\s?[:|>] .{2,160}$/i.test(line) && isTitleLike(line));

/** Whose text it is and what may be done with it. */
export const isCopyright = any(
  /^\W{0,3}(?:content )?copyright(?:ed)? ?(?:©|\(c\)|\d{4}|by\b|:)/i,
  /^\W{0,3}(?:©|\(c\) ?(?:\d{4}|copyright\b))/i,
  /\ball rights reserved\b/i,
  /^content created by .{3,80} is available without charge to any eligible/i,
);

const CHANGED_THING = '(?:story|article|post|report|headline)(?: and (?:its |the )?(?:story|headline|article))?';
/** "The report was revised" and "the first article was revised" are news; "the story has been updated" is a note. */
const THE_STORY =
  'the (?:(?:story )?(?:story|headline)(?: and (?:its |the )?(?:story|headline))?|(?:article|post)(?= has (?:since )?been))';
const WAS = '(?:has|have|was|is|will)(?: since| last)?(?: been| be)?(?: last)?';

/** That the article itself was changed. */
export const isUpdateNote = any(
  new RegExp(
    `^\\W{0,3}(?:this (?:[\\w']+ ){0,2}${CHANGED_THING}|${THE_STORY}) ${WAS} ?` +
      '(?:updated?|corrected|clarified|revised|being updated)\\b.{0,120}$',
    'i',
  ),
  /^\W{0,3}this is a (?:developing|breaking)(?: news)? story\b.{0,80}$/i,
);

const ADDRESS = '\\S+@\\S+\\.\\w+';
const WRITE_TO = oneOf(
  'send, write to, contact, e-?mail, reach, got a, have a, questions?, tips?, comments?, let us know',
);

/** Where to write to. */
export const isContact = any(
  new RegExp(`^\\W{0,3}${WRITE_TO}\\b.{0,90}${ADDRESS}.{0,30}$`, 'i'),
  /^\W{0,3}(?:send|write to|contact|e-?mail) (?:us|me|him|her)\b[^,]{0,60}$/i, // "Send us more guns, he told them."
);

const WHEN = '(?:\\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const PUT_UP = '(?:(?:first )?published|(?:last )?updated|posted|last modified)';

const putUp = any(
  new RegExp(`^\\W{0,3}${PUT_UP}(?: ?[:|-] ?| (?:at|on) | (?=${WHEN}))[^!?]{0,50}\\d[^!?]{0,25}$`, 'i'),
);
/** "Posted on the wall was a list of 12 names": words of sentences, none of 156 date lines has one. */
const isSaid = any(/\b(?:the|was|were|is|are|has|have|had|that|which|who)\b/i);
const isAge = any(
  /^\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?|years?) ago$/i,
  /^this (?:article|story) is more than \d+ (?:months?|years?) old$/i,
);

/** When it was put up, without a word of what happened. */
export const isDateLine = (line: string): boolean => isAge(line) || (putUp(line) && !isSaid(line));

/** Rules and asterisks. */
export const isSeparator = any(/^[\s_*=~#.•–—-]+$/);
