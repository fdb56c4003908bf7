import { z } from '@hono/zod-openapi';
import { ALERT_KINDS, SENDING_CAUSES, SENDING_STATES, USUAL_DELIVERY } from './vocabulary.ts';

export const MOST_DELIVERIES = 10;
const Deliver = z
  .array(z.string('the name of a delivery'), 'a list of names of deliveries')
  .min(1, 'at least one delivery')
  .max(MOST_DELIVERIES, `at most ${MOST_DELIVERIES} deliveries`)
  .default([USUAL_DELIVERY])
  .describe('Where it goes: names of deliveries, as /deliveries lists them');
const ShownName = z.string('a name').trim().min(1, 'a name').max(200, 'a name of at most 200 characters').optional();
const Filter = z
  .string('filters such as actors=ukraine&last=4w')
  .max(4000, 'at most 4000 characters')
  .default('')
  .describe('Filters in the one grammar, as a link of the dashboard has them: actors=ukraine&last=4w');

/** What a person says of a schedule: what is sent, in which forms, when, and where to. */
export const ToldSchedule = z.strictObject({
  name: ShownName.describe('As it is shown; made of the slug when left out'),
  sends: z
    .string('the name of a report, or the path of a question')
    .describe('A report (weekly-brief) or a question (/mentions)'),
  filters: Filter,
  formats: z
    .array(z.string('a format'), 'a list of formats')
    .min(1, 'at least one format')
    .optional()
    .describe('Of a report html, pdf, xlsx, csv; of a question any format that is a file'),
  when: z
    .string('when it is sent')
    .describe('daily at 06:30, weekdays at 07:00, mondays at 06:00, or a cron expression such as 0 6 * * 1'),
  timezone: z.string('an IANA zone').optional().describe('IANA zone of its clock; the configured one when left out'),
  deliver: Deliver,
  paused: z.boolean('true or false').default(false),
});
export type ToldSchedule = z.infer<typeof ToldSchedule>;

/** What a person says of an alert: what is watched for, and who is told. */
export const ToldAlert = z.strictObject({
  name: ShownName.describe('As it is shown; made of the slug when left out'),
  on: z.enum(ALERT_KINDS, `one of ${ALERT_KINDS.join(', ')}`),
  filters: Filter,
  below: z.number('a tone from -1 to 1').min(-1).max(1).optional().describe('A tone whose whole interval lies below'),
  above: z.number('a tone from -1 to 1').min(-1).max(1).optional().describe('A tone whose whole interval lies above'),
  deliver: Deliver,
  paused: z.boolean('true or false').default(false),
});
export type ToldAlert = z.infer<typeof ToldAlert>;

const Origin = z
  .enum(['app', 'file'])
  .describe('Made in the app, or told by the configuration file, which alone can change it');
const Instant = z.string().nullable();

/** Something that an alert tells once: what happened to whom, in a sentence, and what stands behind it. */
export const AlertEvent = z.strictObject({
  key: z.string().describe('Names the event: it is told once'),
  sentence: z.string(),
  evidence: z.string().describe('Path of the page with what stands behind it'),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type AlertEvent = z.infer<typeof AlertEvent>;

/** A file that a sending made. */
export const MadeFile = z.strictObject({
  name: z.string(),
  type: z.string().describe('Media type'),
  bytes: z.int().min(0),
  rows: z.int().min(0).nullable().describe('Rows of a question; null for a report'),
  sha256: z.string(),
});
export type MadeFile = z.infer<typeof MadeFile>;

/** How one delivery of a sending stands. */
export const Delivered = z.strictObject({
  delivery: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  attempts: z.int().min(0),
  where: z.string().nullable().describe('Where it arrived, without secrets'),
  error: z.string().nullable().describe('Why the last attempt failed'),
  at: Instant.describe('When it arrived, or was tried last, in UTC'),
});
export type Delivered = z.infer<typeof Delivered>;

/** One time that something was made and sent, and how that went. Instants are in UTC. */
export const SendingRow = z.strictObject({
  sending: z.int().min(1).describe('Its number'),
  of: z.string().describe('Slug of the schedule or alert'),
  cause: z.enum(SENDING_CAUSES),
  slot_at: z.string().describe('The time that it was for'),
  state: z.enum(SENDING_STATES),
  title: z.string().nullable().describe('What was made'),
  snapshot: z.string().nullable().describe('The state of the data that it is of'),
  files: z.array(MadeFile),
  events: z.array(AlertEvent).describe('What an alert tells; empty for a schedule'),
  deliveries: z.array(Delivered),
  started_at: z.string(),
  ended_at: Instant,
  seconds: z.number().min(0).nullable().describe('From start to end; null while it runs'),
  bytes: z.int().min(0),
  attempts: z.int().min(0),
  retry_at: Instant.describe('When what has not arrived is tried again'),
  error: z.string().nullable().describe('Why it could not be made'),
});
export type Sending = z.infer<typeof SendingRow>;

const LAST = { last: SendingRow.nullable().describe('The last sending'), failing: z.boolean() };

export const ScheduleRow = z.strictObject({
  schedule: z.string().describe('Slug'),
  name: z.string(),
  sends: z.string(),
  filters: z.string(),
  formats: z.array(z.string()),
  when: z.string(),
  timezone: z.string(),
  deliver: z.array(z.string()),
  paused: z.boolean(),
  origin: Origin,
  next_at: Instant.describe('When it is sent next; null while it is paused'),
  ...LAST,
});
export type ScheduleRow = z.infer<typeof ScheduleRow>;
export type Schedule = Omit<z.infer<typeof ScheduleRow>, 'next_at' | 'last' | 'failing'>;

export const AlertRow = z.strictObject({
  alert: z.string().describe('Slug'),
  name: z.string(),
  on: z.enum(ALERT_KINDS),
  filters: z.string(),
  below: z.number().nullable(),
  above: z.number().nullable(),
  deliver: z.array(z.string()),
  paused: z.boolean(),
  origin: Origin,
  told: z.int().min(0).describe('Events that were told so far'),
  ...LAST,
});
export type Alert = Omit<z.infer<typeof AlertRow>, 'told' | 'last' | 'failing'>;
