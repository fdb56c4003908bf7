// Written from the declarations of the questions; a test holds it to them. Update: UPDATE_CLIENT=1 npx vitest run tests/server/client
export interface Rows {
  '/summary': {
    /** What the clause says */
    clause: "no_coverage" | "count" | "change" | "tone" | "together" | "scope";
    /** Slug of the actor it is about */
    subject: string | null;
    subject_name: string | null;
    /** Slug of the second actor of a pair */
    other: string | null;
    other_name: string | null;
    value: number | null;
    low: number | null;
    high: number | null;
    /** Stories under the value */
    n: number | null;
    /** Scored mentions under a tone: as many as its evidence lists */
    scored: number | null;
    unit: string | null;
    /** The query of /evidence that proves it */
    evidence: string | null;
    /** The clause in English */
    text: string;
  };
  '/mentions': {
    /** First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain) */
    week: string;
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** Times the actor is named; null where no source was read */
    mentions: number | null;
    /** Articles that name the actor */
    articles: number | null;
    /** Stories that name the actor; copies of one text are one story */
    stories: number | null;
    /** The week is still open, or the range or the coverage begins or ends inside it */
    partial: boolean;
  };
  '/series': {
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** Mentions in each step of the range, from its first step on; null where no source was read */
    mentions: (number | null)[];
    /** Articles that name the actor, step by step in the same way */
    articles: (number | null)[];
  };
  '/share-of-voice': {
    /** First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain) */
    week: string;
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** The actor’s mentions (articles, stories) by the chosen unit */
    count: number | null;
    /** The same over all compared actors */
    count_all: number | null;
    /** count / count_all; null when nothing was counted, or with too few stories */
    share_of_voice: number | null;
    /** Lower end of the 95 % interval */
    low: number | null;
    /** Upper end of the 95 % interval */
    high: number | null;
    /** Stories that name any compared actor */
    stories: number | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin: "too_few" | "few" | null;
    /** The week is still open, or the range or the coverage begins or ends inside it */
    partial: boolean;
  };
  '/attention': {
    /** First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain) */
    week: string;
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** Articles (stories, by unit) that name the actor */
    articles: number | null;
    /** All articles (stories) of the same filter without the actor */
    articles_all: number | null;
    /** articles / articles_all */
    attention: number | null;
    /** Lower end of the 95 % interval */
    low: number | null;
    /** Upper end of the 95 % interval */
    high: number | null;
    /** Articles (stories) that name the actor, of 1,000 */
    per_1000: number | null;
    /** Stories in the denominator */
    stories: number | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin: "too_few" | "few" | null;
    /** The week is still open, or the range or the coverage begins or ends inside it */
    partial: boolean;
    /** The same as articles in the sources of the fixed panel: those heard in at least 80 % of the complete weeks of the range */
    panel_articles: number | null;
    /** All articles (stories) of the sources of the panel */
    panel_articles_all: number | null;
    /** panel_articles / panel_articles_all; a source that came or went does not move it */
    attention_panel: number | null;
    /** Lower end of its 95 % interval */
    panel_low: number | null;
    /** Upper end of it */
    panel_high: number | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    panel_thin: "too_few" | "few" | null;
    /** Mean of the attention within each source of the panel, weighted by its articles over the whole range; null where sources with more than 20 % of the weight are absent. A reading aid without an interval */
    attention_standardised: number | null;
  };
  '/sentiment': {
    /** First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain) */
    week: string;
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** Times the actor is named */
    mentions: number | null;
    /** Mentions that got a score; the others are counted above, never guessed */
    scored: number | null;
    /** Stories with a scored mention */
    stories: number | null;
    /** Mean chance that a mention is negative */
    p_neg: number | null;
    /** Mean chance that a mention is neutral */
    p_neu: number | null;
    /** Mean chance that a mention is positive */
    p_pos: number | null;
    /** Mean of p_pos - p_neg as the scorer read it; null when nothing was scored, or with too few stories */
    sentiment: number | null;
    /** Lower end of the 95 % interval */
    low: number | null;
    /** Upper end of the 95 % interval */
    high: number | null;
    /** Mean tone with the known errors of the scorer undone (Rogan and Gladen 1978; Bella et al. 2010); null for kinds of actors on which they were not measured */
    sentiment_adjusted: number | null;
    /** Lower end of its 95 % interval, which also holds how well the errors are known */
    adjusted_low: number | null;
    /** Upper end of it */
    adjusted_high: number | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin: "too_few" | "few" | null;
    /** The week is still open, or the range or the coverage begins or ends inside it */
    partial: boolean;
    /** Tone of the whole texts that name the actor, as GDELT counts it: 100 (positive words - negative words) / words, mean over articles */
    tone_gdelt: number | null;
    /** 100 (positive words + negative words) / words, mean over articles */
    text_polarity: number | null;
  };
  '/co-occurrence': {
    /** Slug of the actor */
    a: string;
    /** Slug of the actor */
    b: string;
    /** Name of the actor */
    a_name: string;
    /** Name of the actor */
    b_name: string;
    /** Articles (stories, sentences) that name both */
    together: number;
    /** Articles (stories, sentences) that name a */
    count_a: number;
    /** Articles (stories, sentences) that name b */
    count_b: number;
    /** All articles (stories, sentences) in the filter, also those naming nobody */
    count_all: number;
    /** count_a · count_b / count_all: the meetings chance alone would bring */
    expected: number;
    /** together / expected */
    lift: number | null;
    /** Share of what names either that names both */
    jaccard: number | null;
    /** Normalised pointwise mutual information; null when both are everywhere */
    npmi: number | null;
    /** Stories that name both: the sample of the test */
    stories: number;
    /** too_few: fewer than 3 stories name both, no ratio is drawn; few: fewer than 10; null: solid */
    thin: "too_few" | "few" | null;
    /** Signed log-likelihood ratio on stories, all four cells */
    g2: number;
    /** Chance of such a g2 without association */
    p: number;
    /** p after Benjamini and Hochberg over all tested pairs; null when not tested */
    q: number | null;
    /** All pairs of the actors named in at least 5 stories, also those that never meet */
    pairs_tested: number;
    /** Named together more than chance: at least 5 joint stories and q at most 0.01 */
    ranked: boolean;
    /** Scored mentions of a in sentences that name both */
    scored_a: number;
    /** Stories they stand in: the sample of the tone of a */
    tone_stories_a: number;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin_a: "too_few" | "few" | null;
    /** Mean tone toward a in sentences that name both, each mention one vote; null where too few stories */
    sentiment_a: number | null;
    low_a: number | null;
    high_a: number | null;
    /** Mean tone with the known errors of the scorer undone (Rogan and Gladen 1978; Bella et al. 2010); null for kinds of actors on which they were not measured */
    sentiment_adjusted_a: number | null;
    adjusted_low_a: number | null;
    adjusted_high_a: number | null;
    /** Scored mentions of b in sentences that name both */
    scored_b: number;
    /** Stories they stand in: the sample of the tone of b */
    tone_stories_b: number;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin_b: "too_few" | "few" | null;
    /** Mean tone toward b in sentences that name both, each mention one vote; null where too few stories */
    sentiment_b: number | null;
    low_b: number | null;
    high_b: number | null;
    /** Mean tone with the known errors of the scorer undone (Rogan and Gladen 1978; Bella et al. 2010); null for kinds of actors on which they were not measured */
    sentiment_adjusted_b: number | null;
    adjusted_low_b: number | null;
    adjusted_high_b: number | null;
  };
  '/pair': {
    /** First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain) */
    week: string;
    /** Slug of the actor */
    a: string;
    /** Slug of the actor */
    b: string;
    /** Name of the actor */
    a_name: string;
    /** Name of the actor */
    b_name: string;
    /** Articles (stories, sentences) that name both; null where no source was read, 0 where none of what was read did */
    together: number | null;
    /** Articles (stories, sentences) that name a */
    count_a: number | null;
    /** Articles (stories, sentences) that name b */
    count_b: number | null;
    /** All articles (stories, sentences) of the step, also those naming nobody */
    count_all: number | null;
    /** count_a · count_b / count_all: the meetings chance alone would bring */
    expected: number | null;
    /** together / expected; null where either is never named */
    lift: number | null;
    /** Lower end of its 95 % interval; null where they never meet, and where too few stories */
    lift_low: number | null;
    /** Upper end of its 95 % interval */
    lift_high: number | null;
    /** Normalised pointwise mutual information */
    npmi: number | null;
    /** Stories that name both: the sample of lift and test */
    stories: number | null;
    /** too_few: fewer than 3 stories name both, no ratio is drawn; few: fewer than 10; null: solid, or not read */
    thin: "too_few" | "few" | null;
    /** Signed log-likelihood ratio on stories of the step, all four cells */
    g2: number | null;
    /** Chance of such a g2 without association */
    p: number | null;
    /** p after Benjamini and Hochberg over all tested pairs, of the whole range alone (grain=range) */
    q: number | null;
    /** Scored mentions of a in sentences that name both */
    scored_a: number | null;
    /** Stories they stand in: the sample of the tone of a */
    tone_stories_a: number | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin_a: "too_few" | "few" | null;
    /** Mean tone toward a in sentences that name both; null where too few stories */
    sentiment_a: number | null;
    low_a: number | null;
    high_a: number | null;
    /** Mean tone with the known errors of the scorer undone (Rogan and Gladen 1978; Bella et al. 2010); null for kinds of actors on which they were not measured */
    sentiment_adjusted_a: number | null;
    adjusted_low_a: number | null;
    adjusted_high_a: number | null;
    /** Scored mentions of b in sentences that name both */
    scored_b: number | null;
    /** Stories they stand in: the sample of the tone of b */
    tone_stories_b: number | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin_b: "too_few" | "few" | null;
    /** Mean tone toward b in sentences that name both; null where too few stories */
    sentiment_b: number | null;
    low_b: number | null;
    high_b: number | null;
    /** Mean tone with the known errors of the scorer undone (Rogan and Gladen 1978; Bella et al. 2010); null for kinds of actors on which they were not measured */
    sentiment_adjusted_b: number | null;
    adjusted_low_b: number | null;
    adjusted_high_b: number | null;
    /** The week is still open, or the range or the coverage begins or ends inside it */
    partial: boolean;
    /** Filters that open what names both; null where nothing does */
    evidence: string | null;
  };
  '/movers': {
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** First day of the later period */
    start: string;
    /** Last day of the later period */
    end: string;
    /** First day of the period it is compared with */
    before_start: string;
    /** Last day of the period it is compared with */
    before_end: string;
    /** Stories of the later period that name the actor; null where nothing was read */
    stories: number | null;
    /** All stories of the later period */
    stories_all: number | null;
    /** Stories before that name the actor; null where nothing was read */
    stories_before: number | null;
    /** All stories before */
    stories_all_before: number | null;
    /** stories / stories_all */
    attention: number | null;
    /** stories_before / stories_all_before */
    attention_before: number | null;
    /** attention − attention_before */
    change: number | null;
    /** Lower end of the 95 % interval of the change */
    low: number | null;
    /** Upper end of the 95 % interval of the change */
    high: number | null;
    /** Signed log-likelihood ratio of named or not by period, all four cells */
    g2: number | null;
    /** Chance of such a g2 without a change */
    p: number | null;
    /** p after Benjamini and Hochberg over all tested actors; null when not tested */
    q: number | null;
    /** q is above 0.05: inside the noise; null when not tested */
    noise: boolean | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin: "too_few" | "few" | null;
    /** Filters that open the stories of the later period */
    evidence: string | null;
    /** Filters that open the stories before */
    evidence_before: string | null;
  };
  '/bursts': {
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** First day of its first step */
    start: string;
    /** Last day of its last step */
    end: string;
    /** Steps (weeks, days) from start to end */
    steps: number;
    /** How much better "named twice as much" explains the time than "as usual"; null for an alarm outside any burst */
    weight: number | null;
    /** First day of the step in which its first alarm began, or went on from before the range */
    alarm: string;
    /** First day of its step in alarm with the most stories */
    peak: string;
    /** Stories of the peak that name the actor */
    stories: number;
    /** All stories of the peak */
    stories_all: number;
    /** Stories that would have been usual in the peak */
    usual: number;
    /** Chance of so many stories in the peak when nothing is out of line */
    p: number;
    /** p after Benjamini and Hochberg over all tested actors and steps of the range */
    q: number;
    /** Its alarm is still on in the last whole step of the range */
    open: boolean;
    /** All stories from start to end that name the actor */
    stories_inside: number;
    /** The largest of them */
    top_stories: ({
      /** Id of the story */
      story: string;
      /** Title of its first article */
      title: string | null;
      /** Its articles that name the actor in this time */
      articles: number;
      /** Mentions of the actor in these */
      mentions: number;
    })[];
    /** Filters that open them */
    evidence: string;
  };
  '/explain': {
    /** coverage: sources read in one period alone; volume: more or fewer articles in all; mix: which part of them each source has; rate: how often it names the actor, or with measure=sentiment in which tone; stories, copies, mentions_per_article: the factors of cut=copies */
    effect: "coverage" | "volume" | "mix" | "rate" | "stories" | "copies" | "mentions_per_article";
    /** Slug of the source; null with cut=copies */
    source: string | null;
    source_name: string | null;
    /** Id of the story; null for what belongs to none, and for the stories that have no row of their own */
    story: string | null;
    /** Title of the first article of the story */
    title: string | null;
    /** In the earlier period: articles (stories) of the source, whoever is named; with measure=sentiment its mentions (articles, stories) that have a tone */
    n0: number;
    /** The same in the later period */
    n1: number;
    /** In the earlier period: what of n is the actor, in the chosen unit; with measure=sentiment the sum of tones */
    x0: number;
    /** The same in the later period */
    x1: number;
    /** n of all sources that the part was worked out among, in the earlier period */
    all0: number | null;
    /** The same in the later period */
    all1: number | null;
    /** The part of the change; the values of all rows add up to it */
    value: number;
    /** Of attention and tone, by the period that rests on fewer stories. too_few: fewer than 3, the parts add up but are not drawn; few: fewer than 10, drawn hollow; null: solid, or a count */
    thin: "too_few" | "few" | null;
  };
  '/network': {
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** Articles (stories, sentences) that name the actor: the area of the node */
    count: number;
    /** Stories that name the actor */
    stories: number;
    /** Place in a square of side 1, left to right; null without an edge. Position and distance are not measures */
    x: number | null;
    /** The same from top to bottom */
    y: number | null;
    /** Slug of the most counted actor of its group; null without an edge, and where there are no clear groups */
    community: string | null;
    community_name: string | null;
    /** Modularity Q of the groups, the same in every row; below 0.3 no clear groups; null without edges */
    modularity: number | null;
    /** Its drawn pairs, strongest g2 first; an edge stands at both of its actors */
    edges: ({
      /** Slug of the actor at the other end */
      actor: string;
      /** Articles (stories, sentences) that name both */
      together: number;
      /** Stories that name both */
      stories: number;
      /** Signed log-likelihood ratio on stories */
      g2: number;
      q: number;
      /** Tint of the edge; above 0 it also draws its two actors together */
      npmi: number | null;
    })[];
  };
  '/evidence': {
    /** Id of the article */
    article: string;
    title: string | null;
    /** Slug of the source */
    source: string;
    source_name: string;
    url: string | null;
    /** Day of publication in the configured zone */
    day: string;
    week: string;
    language: string | null;
    /** Number of the sentence; 0 is the title */
    sentence: number;
    /** The very sentence */
    text: string;
    /** Number of the mention in its article */
    mention: number;
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** The words as printed */
    surface: string;
    /** Where the surface begins in the sentence, in UTF-16 units */
    start: number;
    end: number;
    /** The rule that resolved the surface */
    via: string;
    in_quote: boolean;
    speaker: string | null;
    p_neg: number | null;
    p_neu: number | null;
    p_pos: number | null;
    sentiment: number | null;
    /** The words that made the tone, with their weights, as "word+2; other-3" */
    reasons: string | null;
    /** What scored it; "correction" where a person set the tone */
    scorer: string | null;
    /** The scorer does not know: its largest chance is below the limit at which it is right in four of five */
    unclear: boolean;
    /** What the mention adds to sentiment_adjusted, which is the mean of these; it may lie outside −1 to 1 */
    adjusted_vote: number | null;
    /** A person looked at it and called it right */
    checked: boolean;
    /** How far the tone is from neutral */
    strength: number;
  };
  '/quotes': {
    /** First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain) */
    week: string;
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** Quotes by the actor, direct and indirect, in articles that name the actor */
    quotes: number | null;
    /** Those inside quotation marks */
    quotes_direct: number | null;
    /** Articles that name the actor and quote the actor at least once */
    articles_quoted: number | null;
    /** Articles that name the actor */
    articles: number | null;
    /** articles_quoted / articles; null where no article names the actor */
    quoted_share: number | null;
    /** The week is still open, or the range or the coverage begins or ends inside it */
    partial: boolean;
  };
  '/said': {
    /** Slug of the actor who is quoted */
    speaker: string;
    /** Name of the actor who is quoted */
    speaker_name: string;
    /** Slug of the actor who is spoken about */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** Times the actor is named inside direct quotes of the speaker */
    mentions: number;
    /** Articles with such a mention */
    articles: number;
    /** Mentions that got a score; the others are counted above, never guessed */
    scored: number;
    /** Stories with a scored mention */
    stories: number;
    /** Mean chance that a mention is negative */
    p_neg: number | null;
    /** Mean chance that a mention is neutral */
    p_neu: number | null;
    /** Mean chance that a mention is positive */
    p_pos: number | null;
    /** Mean of p_pos - p_neg; null when nothing was scored, or with too few stories */
    sentiment: number | null;
    /** Lower end of the 95 % interval */
    low: number | null;
    /** Upper end of the 95 % interval */
    high: number | null;
    /** Mean tone with the known errors of the scorer undone (Rogan and Gladen 1978; Bella et al. 2010); null for kinds of actors on which they were not measured */
    sentiment_adjusted: number | null;
    adjusted_low: number | null;
    adjusted_high: number | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin: "too_few" | "few" | null;
  };
  '/quoted': {
    /** Id of the article */
    article: string;
    title: string | null;
    /** Slug of the source */
    source: string;
    source_name: string;
    url: string | null;
    /** Day of publication in the configured zone */
    day: string;
    week: string;
    language: string | null;
    /** Number of the quote in its article */
    quote: number;
    /** Inside quotation marks, or told indirectly */
    quote_kind: "direct" | "indirect";
    /** Slug of the actor who is quoted */
    actor: string;
    /** Name of the actor who is quoted */
    name: string;
    /** The speaker as printed; null in articles that were read by an earlier version */
    speaker_surface: string | null;
    /** The word that hands over to the quote; null where a colon or the quote before does */
    cue: string | null;
    /** The quoted words, without the marks; null in articles read by an earlier version */
    text: string | null;
    /** Number of the sentence in which the quote begins */
    sentence: number;
    /** That very sentence */
    sentence_text: string;
    /** Where the quote begins in the body, in UTF-16 units */
    start: number;
    end: number;
    /** The first mention of the speaker in the article, to open it there */
    mention: number | null;
  };
  '/articles': {
    /** Id of the article */
    article: string;
    title: string | null;
    /** Slug of the source */
    source: string;
    source_name: string;
    url: string | null;
    author: string | null;
    language: string | null;
    /** Instant of publication where one is known */
    published_at: string | null;
    day: string | null;
    week: string | null;
    /** How the date is known */
    date_basis: string | null;
    /** Why there is no date */
    date_problem: string | null;
    /** Id of the first article of the same story */
    story: string;
    /** Articles of that story, this one included */
    story_articles: number;
    /** Which wording this is; 1 is the first */
    revision: number;
    /** Mentions of catalogued actors */
    mentions: number;
    /** Different actors named */
    actors: number;
    /** Words of the kept text; null where no lexicon reads its language */
    words: number | null;
    /** Those of them that the lexicon counts as positive, after negation, names left out */
    words_pos: number | null;
    /** Those that it counts as negative */
    words_neg: number | null;
    /** 100 (words_pos - words_neg) / words, as GDELT counts the tone of a text; of no actor */
    tone_gdelt: number | null;
    /** 100 (words_pos + words_neg) / words */
    text_polarity: number | null;
    /** What the list is ordered by: the day, or nothing for undated */
    sort: string;
  };
  '/articles/{id}': {
    /** Id of the article */
    article: string;
    title: string | null;
    /** Slug of the source */
    source: string;
    source_name: string;
    url: string | null;
    author: string | null;
    language: string | null;
    /** Instant of publication where one is known */
    published_at: string | null;
    day: string | null;
    week: string | null;
    /** How the date is known */
    date_basis: string | null;
    /** Why there is no date */
    date_problem: string | null;
    /** Id of the first article of the same story */
    story: string;
    /** Articles of that story, this one included */
    story_articles: number;
    /** Which wording this is; 1 is the first */
    revision: number;
    /** Mentions of catalogued actors */
    mentions: number;
    /** Different actors named */
    actors: number;
    /** Words of the kept text; null where no lexicon reads its language */
    words: number | null;
    /** Those of them that the lexicon counts as positive, after negation, names left out */
    words_pos: number | null;
    /** Those that it counts as negative */
    words_neg: number | null;
    /** 100 (words_pos - words_neg) / words, as GDELT counts the tone of a text; of no actor */
    tone_gdelt: number | null;
    /** 100 (words_pos + words_neg) / words */
    text_polarity: number | null;
    /** What the list is ordered by: the day, or nothing for undated */
    sort: string;
    /** The kept text */
    body: string;
    /** What was cut, and by which rule */
    removed: ({
      text: string;
      rule: string;
    })[];
    /** What its page or record tells besides, and nothing counts; absent where it tells nothing */
    details: {
      section?: string;
      /** The names in author, one by one */
      authors?: (string)[];
      /** The agency or paper a credit line names: a sign that the text was taken over */
      agency?: string;
      /** When the source says that it changed the article, as it writes it */
      modified?: string;
      /** The date of publication as the source writes it */
      date_written?: string;
      /** Where in a page the date stood */
      date_place?: string;
      /** How far such a place is to be trusted */
      date_confidence?: number;
      /** The zone in which a time without one was read */
      zone_assumed?: string;
    };
    /** 0 is the title; the others have offsets into body */
    sentences: ({
      no: number;
      start: number;
      end: number;
      text: string;
    })[];
    read_mentions: ({
      mention: number;
      sentence: number;
      /** Into the sentence */
      start: number;
      end: number;
      actor: string;
      name: string;
      kind: string;
      surface: string;
      via: string;
      in_quote: boolean;
      speaker: string | null;
      p_neg: number | null;
      p_neu: number | null;
      p_pos: number | null;
      sentiment: number | null;
      reasons: string | null;
      /** What scored it; "correction" where a person set the tone */
      scorer: string | null;
      /** The scorer does not know: its largest chance is below the limit at which it is right in four of five */
      unclear: boolean;
      /** A person looked at it and called it right */
      checked: boolean;
    })[];
    /** Other articles of the story, in order of publication */
    also: ({
      article: string;
      source_name: string;
      title: string | null;
      day: string | null;
    })[];
    /** Instant in UTC at which this wording was taken in */
    loaded_at: string;
    /** Earlier wordings, the first one first */
    revisions: ({
      revision: number;
      title: string | null;
      body: string;
      day: string | null;
      /** Null with a null day: the date was not kept then */
      date_problem: string | null;
      loaded_at: string;
    })[];
  };
  '/stories': {
    /** Id of the story, which is that of its first article */
    story: string;
    /** Title of its first article */
    title: string | null;
    /** Slug of the source that was first */
    source: string;
    source_name: string;
    /** Address of its first article */
    url: string | null;
    /** Language of its first article */
    language: string | null;
    /** Day of its first article, whatever the filter */
    first_day: string;
    /** Day of its last article, whatever the filter */
    last_day: string;
    /** Days from the first to the last, both included */
    days: number;
    /** All articles of the story, whatever the filter */
    articles_all: number;
    /** Sources of all its articles, whatever the filter */
    sources_all: number;
    /** Articles of it that the filter holds */
    articles: number;
    /** Mentions of catalogued actors that the filter holds in these */
    mentions: number;
    /** Different actors of these mentions */
    actors: number;
  };
  '/stories/{id}': {
    /** Id of the article */
    article: string;
    title: string | null;
    /** Slug of the source */
    source: string;
    source_name: string;
    url: string | null;
    author: string | null;
    language: string | null;
    /** Instant of publication where one is known */
    published_at: string | null;
    day: string | null;
    week: string | null;
    /** How the date is known */
    date_basis: string | null;
    /** Why there is no date */
    date_problem: string | null;
    /** Id of the first article of the same story */
    story: string;
    /** Articles of that story, this one included */
    story_articles: number;
    /** Which wording this is; 1 is the first */
    revision: number;
    /** Mentions of catalogued actors */
    mentions: number;
    /** Different actors named */
    actors: number;
    /** Words of the kept text; null where no lexicon reads its language */
    words: number | null;
    /** Those of them that the lexicon counts as positive, after negation, names left out */
    words_pos: number | null;
    /** Those that it counts as negative */
    words_neg: number | null;
    /** 100 (words_pos - words_neg) / words, as GDELT counts the tone of a text; of no actor */
    tone_gdelt: number | null;
    /** 100 (words_pos + words_neg) / words */
    text_polarity: number | null;
    /** Days after the first article of the story */
    days_after: number | null;
    /** Part of all five-word sequences of this text and the first one that both have; null for the first one */
    resemblance: number | null;
  };
  '/actors': {
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    wikidata: string | null;
    mentions: number;
    articles: number;
    stories: number;
    /** All articles of the filter */
    articles_all: number;
    /** articles / articles_all */
    attention: number | null;
    scored: number;
    p_neg: number | null;
    p_neu: number | null;
    p_pos: number | null;
    /** Mean tone over the range, as the scorer read it */
    sentiment: number | null;
    low: number | null;
    high: number | null;
    /** Mean tone with the known errors of the scorer undone (Rogan and Gladen 1978; Bella et al. 2010); null for kinds of actors on which they were not measured */
    sentiment_adjusted: number | null;
    adjusted_low: number | null;
    adjusted_high: number | null;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    thin: "too_few" | "few" | null;
    first_week: string;
    last_week: string;
  };
  '/actors/{id}': {
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    wikidata: string | null;
    country: string | null;
    /** With the first and last day, or year, in whose articles a form means the actor; null for always */
    aliases: ({
      text: string;
      type: string;
      from: string | null;
      to: string | null;
    })[];
    offices: ({
      title: string;
      of: string | null;
      from: string | null;
      to: string | null;
    })[];
    /** The forms counted in the filter, by rule, most frequent first; right and wrong as persons checked them */
    forms: ({
      surface: string;
      via: string;
      mentions: number;
      right: number;
      wrong: number;
    })[];
    /** Forms that fit this actor and others, left to nobody; most frequent first */
    unresolved: ({
      surface: string;
      occurrences: number;
      articles: number;
      candidates: ({
        /** Slug of the actor */
        actor: string;
        /** Name of the actor */
        name: string;
      })[];
    })[];
    by_source: ({
      source: string;
      source_name: string;
      mentions: number;
      articles: number;
    })[];
  };
  '/sources': {
    /** Slug of the source */
    source: string;
    name: string;
    /** Dated articles in the filter */
    articles: number;
    /** Articles without a trustworthy date, whatever the range */
    undated: number;
    mentions: number;
    /** Weeks with at least one article */
    weeks: number;
    first_day: string | null;
    last_day: string | null;
    /** Monday of the last whole week of the database; null when it has none */
    last_week: string | null;
    /** Articles of that week */
    last_week_articles: number | null;
    /** Median of the whole weeks before that brought articles; null with fewer than 4 */
    expected: number | null;
    /** Fewer articles than this in a week are out of the ordinary */
    expected_low: number | null;
    /** More articles than this in a week are out of the ordinary */
    expected_high: number | null;
    /** quiet, surge or steady by the expected range; new: first read within the last 4 weeks; null: too few weeks to say */
    flag: "steady" | "quiet" | "surge" | "new" | null;
    /** Undated articles / all articles of the source, whatever the range */
    undated_share: number | null;
    /** Records refused in runs that are the source's own; null where others may have been meant */
    rejected: number | null;
    /** Those / all records of these runs */
    rejected_share: number | null;
  };
  '/sources/{id}': {
    /** Slug of the source */
    source: string;
    name: string;
    /** Dated articles in the filter */
    articles: number;
    /** Of these articles; null where the language is not known */
    languages: ({
      language: string | null;
      articles: number;
    })[];
    /** Mentions by kind of actor, with how many different actors they name */
    kinds: ({
      /** What the actor is */
      kind: "person" | "organisation" | "country" | "place" | "other";
      mentions: number;
      actors: number;
    })[];
    /** Whole weeks with articles over all coverage, whatever the range */
    weeks: ({
      /** Monday of a whole week with articles */
      week: string;
      articles: number;
      /** Median of the weeks before; null with fewer than 4 */
      expected: number | null;
      /** Fewer than this are out of the ordinary */
      low: number | null;
      /** More than this are out of the ordinary */
      high: number | null;
      /** surge or quiet: this week alone; rise or fall: the first of four and more, whose level then is the usual */
      mark: "surge" | "quiet" | "rise" | "fall" | null;
    })[];
    /** Who is named more or less often than by all other sources, surest first; 100 at most */
    actors: ({
      /** Slug of the actor */
      actor: string;
      /** Name of the actor */
      name: string;
      /** What the actor is */
      kind: "person" | "organisation" | "country" | "place" | "other";
      /** Articles of this source that name the actor */
      articles: number;
      /** All articles of this source */
      articles_all: number;
      /** Articles of all other sources that name the actor */
      rest: number;
      /** All articles of all other sources */
      rest_all: number;
      /** articles / articles_all over rest / rest_all; null where no other source names the actor */
      ratio: number | null;
      /** Lower end of its 95 % interval */
      low: number | null;
      /** Upper end of its 95 % interval */
      high: number | null;
      /** Stories of this source that name the actor */
      stories: number;
      /** Chance of such a ratio by noise, after Benjamini and Hochberg (1995) */
      q: number | null;
      /** Beyond the noise: q is at most 0.05 */
      beyond: boolean;
    })[];
    /** Mean tone here − that of the same actors in all other sources */
    tone: number | null;
    tone_low: number | null;
    tone_high: number | null;
    /** Stories of this source with a scored mention: its sample */
    tone_stories: number;
    /** Actors with a tone both here and elsewhere: those compared */
    tone_actors: number;
    /** too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid */
    tone_thin: "too_few" | "few" | null;
    /** Addresses whose runs ever brought articles of this source */
    addresses: (string)[];
  };
  '/coverage': {
    /** First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain) */
    week: string;
    /** Articles of the filter; null where no source was heard, 0 where those heard had none */
    articles: number | null;
    /** Sources with at least one article, or read without anything new */
    sources_covered: number;
    /** Those, and sources not heard between the first and last time they were */
    sources_expected: number;
    /** Expected size of the covered sources / that of all expected ones; null when nothing was expected */
    coverage: number | null;
    /** Sources heard for the first time; none in the first week of all coverage */
    sources_came: number;
    /** Sources heard for the last time in the week before, and silent since for longer than ever before and than chance explains */
    sources_went: number;
    /** Expected size of those that came or went / that of all expected ones and those that went */
    turnover: number | null;
    /** The week is still open, or the range or the coverage begins or ends inside it */
    partial: boolean;
  };
  '/names': {
    /** The name, in the longest form of it that its article has */
    name: string;
    /** What it most likely is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    articles: number;
    stories: number;
    sources: number;
    /** Day of the first of these articles */
    first_day: string;
    /** Day of the last of these articles */
    last_day: string;
    /** Articles in the last four whole weeks of the range, or in as many as it has */
    recent: number;
    /** Articles in as many weeks before these; null where nothing was read in them */
    before: number | null;
    /** (recent + 1) / (before + 1) */
    growth: number | null;
    /** A sentence that has it, of the latest of these articles */
    sample: string;
    /** Id of that article */
    article: string;
    /** Day of that article */
    day: string;
    /** Language of that article */
    language: string | null;
    /** Actors with the same family name or nearly the same name */
    like: ({
      /** Slug of the actor */
      actor: string;
      name: string;
    })[];
  };
  '/snapshots': {
    /** Its name, as answers carry it and `snapshot` asks for it */
    snapshot: string;
    /** Its number; those between it and the one before are steps of the same run or correction */
    no: number;
    /** Instant in UTC: the clock of its answers */
    made_at: string;
    /** What made it */
    made_by: "articles" | "lines" | "correction" | "analysis" | "catalogue" | "settings" | "calibration" | "loss";
    /** The run whose articles it holds */
    run: number | null;
    /** The correction that was made or undone */
    correction: number | null;
    /** Articles that were not there before */
    articles_added: number;
    /** Articles with another wording, day, story or reading */
    articles_changed: number;
    /** Those of them that are in another week */
    articles_moved: number;
    /** Mentions that hold from it on, those that were changed among them */
    mentions_added: number;
    /** Mentions that hold no more, those that were changed among them */
    mentions_closed: number;
    actors_added: number;
    actors_renamed: number;
    /** The zone of its days and weeks */
    timezone: string | null;
    /** Hash of the catalogue that was read by */
    catalogue: string | null;
    /** Name and version of the scorer */
    scorer: string | null;
    /** Version of the rules that read texts */
    rules: string | null;
  };
  '/changes': {
    /** First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain) */
    week: string;
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** Mentions as they were known at `since` */
    mentions_before: number;
    /** Mentions as they were known at `snapshot` */
    mentions: number;
    articles_before: number;
    articles: number;
    stories_before: number;
    stories: number;
    /** Mean tone as read over all mentions, at `since`; null where none was scored */
    sentiment_before: number | null;
    /** The same at `snapshot` */
    sentiment: number | null;
  };
  '/ledger': {
    /** Runs that ended */
    runs: number;
    /** Runs under way or broken off; what they read is in no sum */
    not_ended: number;
    inputs: number;
    added: number;
    revised: number;
    duplicate: number;
    rejected: number;
    /** Articles in the database now */
    articles: number;
    /** Those of them without a trustworthy date */
    undated: number;
  };
  '/runs': {
    /** Number of the run */
    run: number;
    /** What was read, as it was named */
    input: string;
    /** ended, running, or broken_off before it could count */
    state: "ended" | "running" | "broken_off";
    /** Instant in UTC */
    started_at: string;
    ended_at: string | null;
    /** Records read; added + revised + duplicate + rejected */
    inputs: number | null;
    added: number | null;
    revised: number | null;
    duplicate: number | null;
    rejected: number | null;
    /** Added or revised articles that had no trustworthy date then */
    undated: number | null;
    /** Letters of its records that could not be read in their bytes; null too where the run did not count them */
    lost_letters: number | null;
    seconds: number | null;
    /** Null where the run took no measurable time */
    inputs_a_second: number | null;
  };
  '/reasons': {
    /** read, clean or load: a record was refused there; date: an article is kept without one */
    step: "read" | "clean" | "load" | "date";
    reason: string;
    /** Records refused, or articles undated */
    count: number;
    /** Runs in which that happened */
    runs: number;
  };
  '/rejections': {
    /** Number of the run */
    run: number;
    /** Number of the rejection in its run */
    no: number;
    /** Where the record stood */
    input: string;
    /** The input without its line */
    file: string;
    /** Line or row in the file, where the input names one */
    line: number | null;
    step: "read" | "clean" | "load";
    /** The whole reason, with what is special to this record */
    reason: string;
  };
  '/learned-lines': {
    /** The line’s own name, 16 hex digits */
    line: string;
    source: string;
    source_name: string;
    /** Among the first three or the last four lines of a text */
    zone: "head" | "tail";
    /** The line as one article has it; figures and marks may differ in others */
    sample: string;
    /** Articles of the source that have it */
    articles: number;
    /** Stories that these articles tell */
    stories: number;
    learned_at: string;
    /** cut: it is taken out of all these articles; kept: a person said that it stays */
    state: "cut" | "kept";
    /** When a person said so */
    decided_at: string | null;
  };
  '/corrections': {
    /** Number in the log */
    correction: number;
    /** Instant in UTC */
    made_at: string;
    made_by: string;
    why: string;
    /** merge, split, rename, add_alias, retire_alias, add_actor, exclude, reject, reassign, accept, tone, join_stories or part_story */
    does: string;
    /** The change as JSON, as it is sent to make it again */
    change: string;
    /** Mentions it moved when it was made */
    mentions: number;
    articles: number;
    first_week: string | null;
    last_week: string | null;
    /** Mean tone of the actor in the week of the mention before its tone was set; else null */
    tone_before: number | null;
    /** The same afterwards */
    tone_after: number | null;
    undone_at: string | null;
  };
  '/checked': {
    /** Slug of the actor */
    actor: string;
    /** Name of the actor */
    name: string;
    /** What the actor is */
    kind: "person" | "organisation" | "country" | "place" | "other";
    /** The rule that had resolved them */
    via: string;
    /** Mentions of the actor that count now by this rule */
    mentions: number;
    /** Checked mentions that stand as they were found */
    right: number;
    /** Checked mentions that were rejected, or given to somebody else */
    wrong: number;
    /** right ÷ (right + wrong) */
    precision: number | null;
  };
  '/subscriptions': {
    /** Number of the subscription */
    subscription: number;
    /** Of a feed, a sitemap or a page */
    address: string;
    /** Source of every article; null leaves it to the articles */
    source: string | null;
    /** When it is checked, in the configured zone */
    schedule: string;
    /** active, or paused until a person resumes it */
    state: "active" | "paused";
    /** Why it is paused */
    reason: string | null;
    /** When it came into this state; an instant in UTC */
    since: string;
    /** It is being checked now, or waits for its turn */
    checking: boolean;
    /** Instant in UTC */
    added_at: string;
    checked_at: string | null;
    /** Of the last check: records were read, nothing had changed, or it failed */
    result: "read" | "unchanged" | "failed" | null;
    /** Why the last check failed */
    problem: string | null;
    /** The last run it opened; a check that finds nothing changed opens none */
    run: number | null;
    /** Articles that run added */
    added: number | null;
    revised: number | null;
    /** Checks in a row that failed */
    failures: number;
    /** When it is checked again; null while it is paused */
    next_at: string | null;
    /** The server asked to be left alone until then */
    not_before: string | null;
    /** Where the server says the address has moved for good */
    moved_to: string | null;
  };
  '/watchlists': {
    /** Slug of the watchlist; a filter says it behind an @, as in actors=@cabinet */
    watchlist: string;
    /** Name of the watchlist */
    name: string;
    /** The actors as they were chosen */
    actors: (string)[];
    /** Whom it means now: who is in the catalogue, each once; who was merged counts as whom they were merged into */
    members: ({
      /** Slug of the actor */
      actor: string;
      /** Name of the actor */
      name: string;
    })[];
    /** Those of the chosen who are not in the catalogue */
    missing: (string)[];
    /** file: the configuration file, which alone can change it; app: made here */
    origin: "file" | "app";
    /** Instant in UTC; null for the configuration file */
    updated_at: string | null;
  };
  '/collections': {
    /** Slug of the collection; a filter says it behind an @, as in sources=@regional */
    collection: string;
    /** Name of the collection */
    name: string;
    /** The sources as they were chosen */
    sources: (string)[];
    /** The sources that it means now: those of which an article was read, each once */
    members: ({
      /** Slug of the source */
      source: string;
      /** Name of the source */
      name: string;
    })[];
    /** Those of the chosen of which no article was read yet */
    missing: (string)[];
    /** file: the configuration file, which alone can change it; app: made here */
    origin: "file" | "app";
    /** Instant in UTC; null for the configuration file */
    updated_at: string | null;
  };
  '/accuracy': {
    /** Name of the figure */
    figure: string;
    /** What is measured: mentions, tone, dates; "checks" for the checks of this database */
    task: string;
    /** The kind of actor it is about; null where it is about all */
    kind: "person" | "organisation" | "country" | "place" | "other" | null;
    /** Language of the text; null where it is about many */
    language: string | null;
    /** What it means, in a plain sentence */
    statement: string;
    /** What the value is: precision, macro F1, share of right days */
    measure: string;
    /** The figure; null where it was not measured */
    value: number | null;
    /** Lower end of the 95 % interval; null where there is none */
    low: number | null;
    /** Upper end of it */
    high: number | null;
    /** Over how many cases it was counted */
    n: number;
    /** The rule, class, actor, source or page that fares worst */
    worst: string | null;
    /** The marked text it was measured on */
    set: string | null;
    /** What that set is */
    set_is: string | null;
    /** What the figure must not be taken for */
    set_is_not: string | null;
    /** What scored, where a scorer did */
    scorer: string | null;
    /** SHA-256 of the gold files */
    gold_sha256: string | null;
    /** Below this the evaluation fails */
    floor: number | null;
    /** Day on which the figure was first so */
    date: string | null;
    /** Version of Newstally that it was first so with */
    version: string | null;
  };
}

export interface Filters {
  '/summary': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/mentions': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/series': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/share-of-voice': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/attention': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/sentiment': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/co-occurrence': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** Only pairs named together in at least so many articles (stories, sentences); all are tested all the same */
    readonly support?: number;
    /** "more": pairs that meet, those beyond chance first; "less": only those that meet less than chance has it */
    readonly direction?: "more" | "less";
  };
  '/pair': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** The two actors */
    readonly pair?: string | readonly string[];
  };
  '/movers': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time */
    readonly grain?: "day" | "week" | "month";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** "step": the last whole week (day, month) of the range against the one before; "range": the range against as much time before it */
    readonly baseline?: "step" | "range";
  };
  '/bursts': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time */
    readonly grain?: "day" | "week";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/explain': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; a period is one step or more */
    readonly grain?: "day" | "week" | "month";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** First day of the earlier period, which is as long as the later one; the period just before when not given */
    readonly against?: string;
    /** Whose change it is: that of the count in the chosen unit, of attention, or of the mean tone as read */
    readonly measure?: "count" | "attention" | "sentiment";
    /** Along which lines: sources and stories, or stories × copies of each × mentions in each (of a count) */
    readonly cut?: "sources" | "copies";
    /** Stories that have rows of their own, the largest first; the others are one row a source and effect. 100 when not given; a CSV then has all */
    readonly limit?: number;
  };
  '/network': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** Only pairs named together in at least so many articles (stories, sentences); all are tested all the same */
    readonly support?: number;
    /** The most actors it may have */
    readonly nodes?: number;
  };
  '/evidence': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
    /** Only where both actors are named, in the same article or sentence (see within); with tone and one of the two as actors: all its mentions in sentences that name both */
    readonly pair?: string | readonly string[];
    /** Only mentions that were scored, or scored so */
    readonly tone?: "scored" | "negative" | "neutral" | "positive" | "unscored";
    /** Which sentences come first; "typical": those whose tone is nearest the mean of the list */
    readonly order?: "newest" | "strongest" | "typical";
    /** Only mentions printed so, letter by letter */
    readonly surface?: string | readonly string[];
    /** Only mentions that this rule resolved */
    readonly via?: "full_name" | "bound_title" | "title_surname" | "office_by_date" | "surname" | "first_name" | "nickname" | "acronym" | "title" | "context" | "demonym" | "metonym" | "pronoun" | "correction";
  };
  '/quotes': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/said': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/quoted': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
    /** Only words inside quotation marks, or only those told indirectly */
    readonly quote_kind?: "direct" | "indirect";
  };
  '/articles': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
    /** Only articles without a trustworthy date, for this reason; "any" for all of them */
    readonly date_problem?: string | readonly string[];
    /** Only dated articles with this name that the catalogue does not know, as /names counts them */
    readonly name?: string | readonly string[];
  };
  '/articles/{id}': {
    /** Slug or id of the one asked for. */
    readonly id: string;
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/stories': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
  };
  '/stories/{id}': {
    /** Slug or id of the one asked for. */
    readonly id: string;
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/actors': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/actors/{id}': {
    /** Slug or id of the one asked for. */
    readonly id: string;
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/sources': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/sources/{id}': {
    /** Slug or id of the one asked for. */
    readonly id: string;
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/coverage': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/names': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
    /** Which names come first */
    readonly order?: "articles" | "growth";
  };
  '/snapshots': {
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
  };
  '/changes': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
    /** The earlier snapshot that is compared with, by name or number; the first one when not given */
    readonly since?: string | readonly string[];
  };
  '/ledger': {

  };
  '/runs': {
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
  };
  '/reasons': {
    /** Only this run, by its number */
    readonly run?: number;
  };
  '/rejections': {
    /** Rows of one page: 100 when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list */
    readonly limit?: number;
    /** Only this run, by its number */
    readonly run?: number;
    /** Only what was refused at this step */
    readonly step?: "read" | "clean" | "load";
    /** Only this reason, as /reasons names it */
    readonly reason?: string | readonly string[];
  };
  '/learned-lines': {
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
  };
  '/corrections': {
    /** Only what speaks of this article, by its id */
    readonly article?: string | readonly string[];
  };
  '/checked': {
    /** First day, included; widened to a whole week or month */
    readonly from?: string;
    /** Last day, included; widened to a whole week or month */
    readonly to?: string;
    /** The last weeks that have articles, such as 13w; instead of from and to */
    readonly last?: string | readonly string[];
    /** Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia */
    readonly actors?: string | readonly string[];
    /** Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour */
    readonly sources?: string | readonly string[];
    /** Languages of the articles, a comma list; a leading "-" excludes */
    readonly languages?: string | readonly string[];
    /** Kinds of actors, a comma list; a leading "-" excludes */
    readonly kinds?: string | readonly string[];
    /** What is counted */
    readonly unit?: "mentions" | "articles" | "stories";
    /** The length of one step of time; "range" is the whole range as one step, to the day */
    readonly grain?: "day" | "week" | "month" | "range";
    /** Where two actors must meet to co-occur */
    readonly within?: "article" | "sentence";
    /** "reporter" leaves out what stands inside direct quotes */
    readonly voice?: "all" | "reporter";
    /** Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out */
    readonly speakers?: string | readonly string[];
    /** What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list */
    readonly forms?: string | readonly string[];
    /** What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter */
    readonly q?: string | readonly string[];
    /** As it was known at this snapshot, by its name or number; /snapshots lists them */
    readonly snapshot?: string | readonly string[];
  };
  '/subscriptions': {

  };
  '/watchlists': {

  };
  '/collections': {

  };
  '/accuracy': {

  };
}

export type Path = keyof Rows;
export type Format = 'json' | 'columns' | 'csv' | 'csv-bom' | 'ndjson' | 'xlsx' | 'parquet';

export interface Note {
  code: string;
  text: string;
  count?: number;
}

export interface Answer<Row> {
  query: Readonly<Record<string, string>>;
  snapshot: string;
  versions: { catalogue?: string; scorer?: string; rules?: string; timezone?: string };
  notes: Note[];
  rows: Row[];
  total?: number;
  next?: string;
}

export interface ClientOptions {
  readonly fetch?: (address: string, init: RequestInit) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
}

/** What the API refuses, in its own words. */
export class NewstallyError extends Error {
  readonly status: number;
  readonly code: string;
  readonly request_id: string | null;
  readonly errors: { key: string; value: string; expected: string; at?: number; length?: number }[];
  /** Seconds to wait before the same is asked again; null where waiting does not help. */
  readonly retry_after: number | null;
}

export interface Client {
  /** The answer to a question; of a list its first page. */
  ask<P extends Path>(path: P, asked?: Filters[P] & { readonly cursor?: string }, options?: AskOptions): Promise<Answer<Rows[P]>>;
  /** The pages of a list, one after the other. */
  pages<P extends Path>(path: P, asked?: Filters[P], options?: AskOptions): AsyncGenerator<Answer<Rows[P]>>;
  /** The rows of a list from the first to the last. */
  rows<P extends Path>(path: P, asked?: Filters[P], options?: AskOptions): AsyncGenerator<Rows[P]>;
  /** The answer as a file; its body is read, or piped, by whoever asks. */
  file<P extends Path>(path: P, format: Format, asked?: Filters[P], options?: AskOptions): Promise<Response>;
  /** The address of a question, for tools that fetch by themselves. */
  addressOf<P extends Path>(path: P, asked?: Filters[P]): string;
}

/** Asks the API of a running Newstally, such as http://127.0.0.1:4747. */
export function newstally(url: string, options?: ClientOptions): Client;
